package parley.desktop.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.desktop.Memory;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.workspace.Change;
import parley.desktop.workspace.Link;

class OpenWorkspaceTest {
    private final Lantern lantern = new Lantern();
    private final ImmediateBackground background = new ImmediateBackground();
    private final OpenWorkspace open =
            new OpenWorkspace(lantern.workspace, background, Memory.ofThisRun(), _ -> {});

    @Test
    void whoIsThereIsAskedAgainWhenItCouldNotBeRead() {
        lantern.workspace.offline = true;
        open.countOnline();
        lantern.workspace.offline = false;
        lantern.workspace.online = Optional.of(2);

        background.pass(OpenWorkspace.COUNT_AGAIN);

        assertThat(open.online().get()).contains(2);
    }

    @Test
    void aFullDiskIsSaidToBeTheReason() {
        lantern.workspace.tell(new Change.LinkChanged(new Link.Offline(Instant.EPOCH, true)));
        background.pass(OpenWorkspace.OFFLINE_AFTER);

        assertThat(open.banner().get()).isInstanceOf(LinkBanner.NoDisk.class);

        lantern.workspace.tell(new Change.LinkChanged(new Link.Online()));
        assertThat(open.banner().get()).isInstanceOf(LinkBanner.Back.class);
    }
}
