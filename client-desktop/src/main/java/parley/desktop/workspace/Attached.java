package parley.desktop.workspace;

import java.util.List;
import java.util.Optional;
import parley.protocol.FileRef;
import parley.protocol.VoiceNote;

/** What a message carries beside its words. */
public record Attached(List<FileRef> files, Optional<VoiceNote> voice) {
    /** Nothing, as most messages. */
    public static final Attached NONE = new Attached(List.of(), Optional.empty());

    public Attached {
        files = List.copyOf(files);
    }

    public boolean isEmpty() {
        return files.isEmpty() && voice.isEmpty();
    }
}
