package parley.desktop.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import parley.client.workspace.Kept;
import parley.desktop.workspace.KeptHere;

/** What the client core keeps of a workspace. */
record ClientKept(Kept kept) implements KeptHere {
    @Override
    public Path folder() {
        return kept.folder();
    }

    @Override
    public Sizes measure(Predicate<Sizes> goOn) throws IOException {
        return sizes(kept.measure(soFar -> goOn.test(sizes(soFar))));
    }

    private static Sizes sizes(Kept.Sizes counted) {
        return new Sizes(counted.messages(), counted.files(), counted.waiting());
    }

    @Override
    public long free() throws IOException {
        return kept.free();
    }

    @Override
    public long clearFiles() throws IOException {
        return kept.clearFiles();
    }

    @Override
    public void filesAtMost(long bytes) throws IOException {
        kept.filesAtMost(bytes);
    }
}
