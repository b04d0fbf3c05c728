package parley.desktop.client;

import java.nio.file.Path;
import java.util.List;
import parley.client.transfer.Letter;
import parley.client.transfer.Transfer;
import parley.client.transfer.TransferProblem;
import parley.client.transfer.Transfers;
import parley.client.voice.VoiceNote;
import parley.desktop.text.Line;
import parley.desktop.workspace.FileTransfer;
import parley.desktop.workspace.FileTransfers;
import parley.desktop.workspace.Words;
import parley.protocol.Cid;
import parley.protocol.RoomId;
import parley.protocol.TextFormat;

/** The transfers of a session that belong to a room. */
record ClientTransfers(Transfers transfers, RoomId room) implements FileTransfers {
    @Override
    public void send(Words words, List<Path> files, boolean keepLocation) {
        transfers.send(letter(words), files, keepLocation);
    }

    @Override
    public void send(Words words, VoiceNote note) {
        transfers.send(letter(words), note);
    }

    private Letter letter(Words words) {
        return new Letter(
                room, words.text(), TextFormat.MD, words.mentions(), words.replyTo(), words.at());
    }

    @Override
    public List<FileTransfer> list() {
        return transfers.list().stream()
                .filter(t -> t.room().equals(room))
                .map(ClientTransfers::shown)
                .toList();
    }

    static FileTransfer shown(Transfer t) {
        return new FileTransfer(
                t.cid(),
                t.name(),
                t.files(),
                switch (t.state()) {
                    case QUEUED -> FileTransfer.State.QUEUED;
                    case PREPARING -> FileTransfer.State.PREPARING;
                    case MOVING -> FileTransfer.State.MOVING;
                    case WAITING -> FileTransfer.State.WAITING;
                    case PAUSED -> FileTransfer.State.PAUSED;
                    case FAILED -> FileTransfer.State.FAILED;
                },
                t.moved(),
                t.size(),
                t.speed(),
                t.problem().map(p -> Line.of(key(p))));
    }

    private static String key(TransferProblem problem) {
        return switch (problem) {
            case MISSING -> "transfer.problem.missing";
            case CHANGED -> "transfer.problem.changed";
            case TOO_LARGE -> "transfer.problem.tooLarge";
            case QUOTA -> "transfer.problem.quota";
            case NOT_ALLOWED -> "transfer.problem.notAllowed";
            case DISK -> "transfer.problem.disk";
            case REFUSED -> "transfer.problem.refused";
        };
    }

    @Override
    public void pause(Cid cid) {
        transfers.pause(cid);
    }

    @Override
    public void resume(Cid cid) {
        transfers.resume(cid);
    }

    @Override
    public void cancel(Cid cid) {
        transfers.cancel(cid);
    }

    @Override
    public Runnable listen(Runnable onChange) {
        return transfers.listen(onChange);
    }
}
