package parley.desktop.fake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import parley.desktop.workspace.KeptHere;

/** Says what a test wants to be kept. */
public final class FakeKept implements KeptHere {
    public Sizes sizes = new Sizes(48_200_000, 212_400_000, 0);
    public long free = 42_000_000_000L;
    public long most;
    public boolean broken;
    public Runnable meanwhile = () -> {};

    @Override
    public Path folder() {
        return Path.of("workspaces", "w_1");
    }

    @Override
    public Sizes measure(Predicate<Sizes> goOn) throws IOException {
        if (broken) {
            throw new IOException("unreadable");
        }
        meanwhile.run();
        return goOn.test(new Sizes(sizes.messages(), 0, 0)) ? sizes : Sizes.NONE;
    }

    @Override
    public long free() {
        return free;
    }

    @Override
    public long clearFiles() {
        long gone = sizes.files();
        sizes = new Sizes(sizes.messages(), 0, sizes.waiting());
        return gone;
    }

    @Override
    public void filesAtMost(long bytes) {
        most = bytes;
    }
}
