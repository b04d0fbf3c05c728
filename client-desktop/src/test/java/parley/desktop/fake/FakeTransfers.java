package parley.desktop.fake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import parley.client.voice.VoiceNote;
import parley.desktop.workspace.FileTransfer;
import parley.desktop.workspace.FileTransfers;
import parley.desktop.workspace.Words;
import parley.protocol.Cid;

/** Transfers that move when a test says so. */
public final class FakeTransfers implements FileTransfers {
    /** No two have the same key, in whatever rooms. */
    private static final AtomicLong NEXT = new AtomicLong();

    public final List<FileTransfer> list = new ArrayList<>();
    public final List<FileTransfer> there = new ArrayList<>();
    public final List<Words> said = new ArrayList<>();
    public final List<Boolean> located = new ArrayList<>();
    public final List<Path> paths = new ArrayList<>();
    public final List<VoiceNote> recordings = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();

    @Override
    public void send(Words words, VoiceNote note) {
        recordings.add(note);
        send(words, List.of(note.file()), true);
    }

    @Override
    public void send(Words words, List<Path> files, boolean keepLocation) {
        said.add(words);
        located.add(keepLocation);
        paths.addAll(files);
        var cid = new Cid(new UUID(0x7000, Long.MIN_VALUE | NEXT.getAndIncrement()));
        var name = String.valueOf(files.getFirst().getFileName());
        list.add(
                new FileTransfer(
                        cid,
                        name,
                        files.size(),
                        FileTransfer.State.MOVING,
                        0,
                        412_000_000,
                        0,
                        Optional.empty()));
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** Shows a transfer in another state and tells about it. */
    public void change(int index, FileTransfer.State state, long moved, long speed) {
        var old = list.get(index);
        list.set(
                index,
                new FileTransfer(
                        old.cid(),
                        old.name(),
                        old.files(),
                        state,
                        moved,
                        old.size(),
                        speed,
                        Optional.empty()));
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** One arrives. */
    public void arrive(int index) {
        change(index, FileTransfer.State.MOVING, list.get(index).size(), 0);
        there.add(list.remove(index));
        List.copyOf(listeners).forEach(Runnable::run);
    }

    private void to(Cid cid, FileTransfer.State state) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).cid().equals(cid)) {
                change(i, state, list.get(i).moved(), 0);
            }
        }
    }

    @Override
    public List<FileTransfer> list() {
        return List.copyOf(list);
    }

    @Override
    public void pause(Cid cid) {
        to(cid, FileTransfer.State.PAUSED);
    }

    @Override
    public void resume(Cid cid) {
        to(cid, FileTransfer.State.MOVING);
    }

    @Override
    public void cancel(Cid cid) {
        list.removeIf(t -> t.cid().equals(cid));
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** How many listen. */
    public int listeners() {
        return listeners.size();
    }

    @Override
    public Runnable listen(Runnable onChange) {
        listeners.add(onChange);
        return () -> listeners.remove(onChange);
    }
}
