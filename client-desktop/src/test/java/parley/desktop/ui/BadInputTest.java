package parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import parley.desktop.emoji.EmojiSet;
import parley.desktop.fake.FakeConversation;
import parley.desktop.fake.Lantern;
import parley.desktop.workspace.Person;
import parley.desktop.workspace.Reaction;
import parley.desktop.workspace.RoomMember;
import parley.desktop.workspace.TimelineEntry;
import parley.protocol.MessageId;
import parley.protocol.PresenceState;
import parley.protocol.RoomRole;
import parley.protocol.UserId;

/**
 * What others can send or be so many of: what is drawn of it stays bounded, whatever the machine
 * does with its time.
 */
class BadInputTest {
    /** A window full of the usual things has some hundreds of nodes. */
    private static final int NODES = 6_000;

    private final Lantern lantern = new Lantern();

    private FakeConversation orders() {
        return lantern.workspace.conversations.values().stream().findFirst().orElseThrow();
    }

    private static List<Node> nodes(Walk walk) throws Exception {
        return Fx.call(() -> {
            var root = walk.hand().now("#main").getScene().getRoot();
            root.applyCss();
            root.layout();
            var all = new ArrayList<Node>();
            collect(root, all);
            return all;
        });
    }

    private static void collect(Node node, List<Node> all) {
        all.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
        }
    }

    private void say(int seq, String text, List<Reaction> reactions) {
        orders().log
                .add(
                        new TimelineEntry.Said(
                                new MessageId("m_bad" + seq),
                                10_000 + seq,
                                Instant.parse("2026-11-20T10:00:00Z").plusSeconds(seq),
                                lantern.who("mai"),
                                text,
                                false,
                                false,
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                new TimelineEntry.Extra(true, false, reactions, List.of())));
    }

    @Test
    void fiftyThousandReactionsAreAFewPills() throws Exception {
        var emoji = EmojiSet.bundled().all().stream().limit(50).toList();
        for (int i = 0; i < 100; i++) {
            say(
                    i,
                    "message " + i,
                    emoji.stream()
                            .map(e -> new Reaction(e.text(), 10, false, List.of("Mai Tran")))
                            .toList());
        }

        try (var walk = Walk.in(lantern, "orders")) {
            walk.hand().awaitText("message 99");
            var shown = nodes(walk);

            assertThat(shown).hasSizeLessThan(NODES);
            assertThat(shown.stream().filter(n -> n.getStyleClass().contains("reactions")))
                    .isNotEmpty()
                    .allSatisfy(bar ->
                            assertThat(((Parent) bar).getChildrenUnmodifiable())
                                    .hasSizeLessThanOrEqualTo(19));
            walk.hand().awaitText("+32");
        }
    }

    @Test
    void towersOfMarksAndBombsOfMarkdownStaySmall() throws Exception {
        say(1, "Z" + "\u0301".repeat(7_900), List.of());
        say(2, "> ".repeat(7_000) + "deep", List.of());
        say(3, "**a *b ".repeat(2_000), List.of());
        say(4, "[x](".repeat(3_500), List.of());
        say(5, "end of the bombs", List.of());

        try (var walk = Walk.in(lantern, "orders")) {
            walk.hand().awaitText("end of the bombs");
            var shown = nodes(walk);

            assertThat(shown).hasSizeLessThan(NODES);
            assertThat(shown.stream().filter(n -> n instanceof Text || n instanceof Labeled))
                    .allSatisfy(n -> assertThat(marks(text(n))).isLessThan(64));
        }
    }

    private static String text(Node node) {
        var text = node instanceof Text drawn ? drawn.getText() : ((Labeled) node).getText();
        return text == null ? "" : text;
    }

    private static long marks(String text) {
        return text.codePoints().filter(c -> c == 0x301).count();
    }

    @Test
    void tenThousandMembersAreAWindowOfThem() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            lantern.workspace.members.add(
                    new RoomMember(
                            new Person(
                                    new UserId("u_many" + i),
                                    "many" + i,
                                    "Member %05d".formatted(i)),
                            RoomRole.MEMBER,
                            Optional.of(PresenceState.ONLINE),
                            "",
                            false));
        }

        try (var walk = Walk.in(lantern, "orders")) {
            Fx.call(() -> {
                walk.main().detailsShownProperty().set(true);
                return true;
            });
            walk.hand().awaitText("Member 00000");

            assertThat(nodes(walk)).hasSizeLessThan(NODES);
        }
    }

    @Test
    void whatASearchEngineWouldReadIsOnlyWords() throws Exception {
        try (var walk = Walk.in(lantern, "orders")) {
            for (var typed : List.of("\" OR *", "NEAR(a b) AND", "text:x) --", "from: in: \"")) {
                walk.hand().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
                walk.hand().awaitFocus("#search-field");
                walk.hand().type(typed);
                walk.pass(java.time.Duration.ofSeconds(1));
                walk.hand().await("#search-field");
                walk.hand().press(KeyCode.ESCAPE);
                walk.hand().await("#timeline");
            }
        }
    }

    @Test
    void tabGoesThroughTheRegionsFromLeftToRight() throws Exception {
        try (var walk = Walk.in(lantern, "orders")) {
            Fx.call(() -> {
                walk.hand().now("#workspace-1").requestFocus();
                return true;
            });
            var seen = new ArrayList<String>();
            for (int i = 0; i < 40 && !seen.contains("composer"); i++) {
                var region = Fx.call(() -> region(walk));
                if (!region.isEmpty() && (seen.isEmpty() || !seen.getLast().equals(region))) {
                    seen.add(region);
                }
                walk.hand().press(KeyCode.TAB);
            }

            assertThat(seen)
                    .containsExactly("rail", "room-list", "head-bar", "timeline", "composer");
        }
    }

    private static String region(Walk walk) {
        var focus = walk.hand().now("#main").getScene().getFocusOwner();
        for (Node n = focus; n != null; n = n.getParent()) {
            var id = String.valueOf(n.getId()).toLowerCase(Locale.ROOT);
            if (List.of("rail", "room-list", "timeline").contains(id)) {
                return id;
            }
            for (var style : List.of("head-bar", "composer")) {
                if (n.getStyleClass().contains(style)) {
                    return style;
                }
            }
        }
        return "";
    }
}
