package parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.Lantern;
import parley.desktop.workspace.Change;
import parley.desktop.workspace.Link;

/** One's own dot says on every face what this device knows, not what was told of one. */
class OwnPresenceTest {
    private final Lantern lantern = new Lantern();

    private static List<String> dots(Walk walk, String id) {
        return walk.hand().now(id).lookupAll(".presence").stream()
                .filter(Node::isVisible)
                .map(n -> String.join(" ", n.getStyleClass()))
                .toList();
    }

    @Test
    void notToBeDisturbedAndOfflineAreShownOnOnesOwnFaceEverywhere() throws Exception {
        try (var walk = Walk.in(lantern, "orders")) {
            Fx.call(() -> {
                walk.main().detailsShownProperty().set(true);
                walk.main().self().undisturbed().set(true);
                return true;
            });
            walk.hand().await("#details-member-ruth");
            var rail = Fx.call(() -> dots(walk, "#me"));
            var member = Fx.call(() -> dots(walk, "#details-member-ruth"));
            assertThat(rail).hasSize(1);
            assertThat(member).isEqualTo(rail);

            Fx.call(() -> {
                lantern.workspace.tell(new Change.LinkChanged(new Link.Offline(Lantern.NOW)));
                return true;
            });
            walk.hand()
                    .until(
                            "both are offline",
                            () ->
                                    !dots(walk, "#me").equals(rail)
                                            && dots(walk, "#details-member-ruth")
                                                    .equals(dots(walk, "#me")));
        }
    }
}
