package parley.desktop.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.client.transfer.TransferFailed;
import parley.client.workspace.WorkspaceSession;
import parley.desktop.ProblemException;
import parley.desktop.text.Line;
import parley.desktop.workspace.Attached;
import parley.protocol.FileId;
import parley.protocol.FilePurpose;
import parley.protocol.FileRef;
import parley.protocol.Limits;
import parley.protocol.MessageOp;
import parley.protocol.RoomId;
import parley.protocol.TextFormat;
import parley.protocol.VoiceNote;

/** Says in a room what messages elsewhere carry. */
record ClientForwarding(WorkspaceSession session, RoomId room) {
    /** Nothing is said unless all of it is there. */
    void send(String text, List<Attached> attached) throws IOException {
        var files = new ArrayList<FileId>();
        var notes = new ArrayList<VoiceNote>();
        try {
            for (var each : attached) {
                for (var file : each.files()) {
                    files.add(again(file, FilePurpose.FILE));
                }
                if (each.voice().isPresent()) {
                    notes.add(again(each.voice().get()));
                }
            }
        } catch (TransferFailed e) {
            throw problem(e);
        }
        var words = text;
        for (int from = 0; from < files.size() || !words.isBlank(); from += Limits.FILES) {
            var some =
                    files.subList(
                            Math.min(from, files.size()),
                            Math.min(files.size(), from + Limits.FILES));
            say(words, some, Optional.empty());
            words = "";
        }
        notes.forEach(note -> say("", List.of(), Optional.of(note)));
    }

    private FileId again(FileRef file, FilePurpose purpose) throws IOException, TransferFailed {
        return session.transfers().again(file, purpose, room);
    }

    private VoiceNote again(VoiceNote note) throws IOException, TransferFailed {
        var named =
                new FileRef(
                        note.file(),
                        "voice.ogg",
                        0,
                        "audio/ogg",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        return new VoiceNote(again(named, FilePurpose.VOICE), note.ms(), note.wave());
    }

    private void say(String text, List<FileId> files, Optional<VoiceNote> voice) {
        session.outbox()
                .send(
                        new MessageOp.Send(
                                room,
                                text,
                                TextFormat.MD,
                                Optional.empty(),
                                files,
                                voice,
                                List.of(),
                                false,
                                Optional.empty(),
                                Optional.empty()));
    }

    private static ProblemException problem(TransferFailed e) {
        var key =
                switch (e.problem()) {
                    case QUOTA -> "transfer.problem.quota";
                    case NOT_ALLOWED -> "transfer.problem.notAllowed";
                    case TOO_LARGE -> "transfer.problem.tooLarge";
                    case MISSING, CHANGED, DISK -> "file.problem.gone";
                    case REFUSED -> "transfer.problem.refused";
                };
        var problem = new ProblemException(Line.of(key));
        problem.initCause(e);
        return problem;
    }
}
