package parley.desktop.tour;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import parley.desktop.attention.AttentionViewModel.Kind;
import parley.desktop.main.Center;
import parley.desktop.main.OpenRoom;
import parley.desktop.moderation.ModerationViewModel.Tab;
import parley.desktop.theme.Appearance;
import parley.desktop.workspace.TimelineEntry.Said;

/**
 * Ruth hosts a workspace on her PC and Mai joins it through a network that can be cut. They talk,
 * lose the network, lose the server, and nothing else.
 */
final class Conversation implements AutoCloseable {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 760;
    private static final String PASSWORD = "a lamp is not a lantern";

    /** A step of the story. */
    @FunctionalInterface
    private interface Step {
        void play() throws IOException;
    }

    private final Path folder;
    private final Pictures pictures;
    private final Report report;
    private final PrintStream out;
    private final List<String> facts = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final Desk ruth;
    private Optional<Desk> mai = Optional.empty();
    private Optional<Relay> network = Optional.empty();
    private String link = "";

    Conversation(Path folder, Pictures pictures, Report report, PrintStream out) {
        this.folder = folder;
        this.pictures = pictures;
        this.report = report;
        this.out = out;
        this.ruth = new Desk("Ruth", folder.resolve("ruth"), WIDTH, HEIGHT);
    }

    void play() throws IOException {
        step("First start", this::firstStart);
        step("Ruth starts a workspace on her PC", this::host);
        step("Ruth invites Mai", this::invite);
        step("Mai joins with the link", this::join);
        step("They talk", this::talk);
        step("Ruth makes a room, and Mai finds it", this::room);
        step("Mai loses the network and goes on writing", this::cut);
        step("The network is back", this::heal);
        step("The server is killed", this::kill);
        step("The server is back, and nothing is lost", this::restart);
        step("They answer, react, change and pin", this::express);
        step("Files, pictures and a voice note", this::share);
        step("What waits, and who is who", this::attention);
        step("Ruth looks after the room", this::moderate);
        step("Mai sets what is her own", () -> Personal.play(mai(), this::both, facts));
        step("A room gets its own window", () -> OwnRoom.play(mai(), this::both, facts));
        step("Everything can be found", this::search);
        step("The host's panel", this::hostPanel);
        step("In the dark, and narrow", this::looks);
    }

    private void step(String title, Step step) throws IOException {
        long start = System.nanoTime();
        facts.clear();
        taken.clear();
        out.printf(Locale.ROOT, "%-55s", title);
        out.flush();
        try {
            step.play();
        } catch (IOException | RuntimeException e) {
            out.println("FAILED");
            picture(ruth, "failed at ruth");
            if (mai.isPresent()) {
                picture(mai.get(), "failed at mai");
            }
            facts.add("failed: " + e.getMessage());
            report.step(title, Duration.ofNanos(System.nanoTime() - start), facts, taken);
            throw e;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        out.printf(Locale.ROOT, "%5.1f s%n", took.toMillis() / 1000.0);
        report.step(title, took, facts, taken);
    }

    private void picture(Desk desk, String title) throws IOException {
        taken.add(pictures.take(desk.scene(), title));
    }

    private Desk mai() {
        return mai.orElseThrow(() -> new IllegalStateException("Mai is not there yet"));
    }

    private Relay network() {
        return network.orElseThrow(() -> new IllegalStateException("no network yet"));
    }

    private void firstStart() throws IOException {
        ruth.awaitNode("#door-host");
        picture(ruth, "first start");
    }

    private void host() throws IOException {
        ruth.press("#door-host");
        ruth.write("#workspace-name", "Lantern Workshop");
        ruth.write("#display-name", "Ruth Adler");
        ruth.write("#user-name", "ruth");
        ruth.write("#password", PASSWORD);
        picture(ruth, "start a workspace");
        ruth.press("#start");
        ruth.awaitNode("#composer");
        ruth.awaitText("general");
        picture(ruth, "the first room");
    }

    private void invite() throws IOException {
        ruth.press("#invite");
        ruth.press("#invite-make");
        link = ruth.read("#invite-link", "parley://");
        picture(ruth, "an invite");
        ruth.press("#invite-done");
    }

    private void join() throws IOException {
        Relay relay = new Relay(serverPort());
        network = Optional.of(relay);
        Desk desk = new Desk("Mai", folder.resolve("mai"), WIDTH, HEIGHT);
        mai = Optional.of(desk);
        desk.press("#door-join");
        desk.write("#address", link.replaceFirst(":\\d+/", ":" + relay.port() + "/"));
        picture(desk, "the invite link");
        desk.key("#address", KeyCode.ENTER);
        desk.write("#display-name", "Mai Nguyễn");
        desk.write("#user-name", "mai");
        desk.write("#password", PASSWORD);
        picture(desk, "who are you");
        desk.press("#enter");
        desk.awaitNode("#composer");
        picture(desk, "mai is in");
    }

    private void talk() throws IOException {
        say(
                ruth,
                "Morning. The oak for the Riverside library lamps came in: 14 boards, two with a split near the end.");
        say(ruth, "Still enough for all 24 shades if we cut the short ones from the split boards.");
        hears(mai(), "Still enough for all 24 shades");
        mai().write("#composer", "Hinges");
        ruth.awaitText("is typing");
        picture(ruth, "mai is typing");
        say(
                mai(),
                "Bản lề đã về kho, mình kiểm xong rồi: đủ 48 cái. (Hinges are in, all 48 checked.)");
        hears(ruth, "Hinges are in");
        say(ruth, "Then we keep Thursday. Can you book the long van for 07:30?");
        hears(mai(), "Then we keep Thursday");
        say(mai(), "Booked. Their bay closes at 11.");
        hears(ruth, "Their bay closes at 11");
        picture(mai(), "a conversation");
        facts.add(said.size() + " messages sent, every one shown on both desktops");
    }

    private void room() throws IOException {
        ruth.press("#new-room");
        ruth.write("#new-room-name", "orders");
        ruth.write("#new-room-topic", "Incoming orders, materials and delivery dates");
        picture(ruth, "a new room");
        ruth.press("#new-room-create");
        ruth.awaitText("This is the start of orders");
        Fx.call(() -> {
            mai().app().shell().main().opening().browse();
            return true;
        });
        mai().awaitText("orders");
        picture(mai(), "public rooms");
        mai().key("#dialogs", KeyCode.ESCAPE);
        Fx.call(() -> {
            ruth.app().shell().main().travel(-1);
            return true;
        });
        ruth.awaitText("Their bay closes at 11");
    }

    private void cut() throws IOException {
        network().cut();
        mai().awaitText("Offline since");
        say(mai(), "The van driver wants a name for the gate.");
        say(mai(), "I give them yours.");
        say(ruth, "I am at the saw until ten.");
        mai().awaitText("queued");
        mai().awaitNode("#try-now");
        picture(mai(), "offline");
        facts.add("2 messages wait on Mai's disk; 1 of Ruth's waits on the server");
    }

    private void heal() throws IOException {
        network().heal();
        hears(ruth, "I give them yours");
        hears(mai(), "I am at the saw until ten");
        mai().awaitNoText("queued");
        facts.add("all 3 were shown on both desktops after the network came back");
        picture(ruth, "caught up");
    }

    private void kill() throws IOException {
        long pid = serverJson("pid");
        ProcessHandle process =
                ProcessHandle.of(pid)
                        .orElseThrow(() -> new IllegalStateException("no server " + pid));
        process.destroyForcibly();
        ruth.awaitText("Offline since");
        say(ruth, "Written while there was no server at all.");
        ruth.awaitText("queued");
        picture(ruth, "no server");
        facts.add("the server's process was killed without a farewell (SIGKILL)");
    }

    private void restart() throws IOException {
        ruth.app().hosting().stop();
        ruth.app().hosting().start();
        network().to(serverPort());
        hears(mai(), "Written while there was no server at all");
        for (String text : said) {
            hears(ruth, text);
            hears(mai(), text);
        }
        String atRuth = Fx.call(ruth::shown);
        String atMai = Fx.call(mai()::shown);
        for (String text : said) {
            requireOnce(atRuth, text, "Ruth");
            requireOnce(atMai, text, "Mai");
        }
        facts.add(said.size() + " messages in all: every one is on both desktops, exactly once");
        picture(mai(), "nothing is lost");
    }

    private static void requireOnce(String shown, String text, String where) {
        int first = shown.indexOf(text);
        if (first < 0 || shown.indexOf(text, first + 1) >= 0) {
            throw new IllegalStateException("not shown exactly once at " + where + ": " + text);
        }
    }

    private void express() throws IOException {
        ruth.say("Rev 3 is up: the shade is **4 mm** lower. See `shade.dxf`.");
        mai().awaitText("Rev 3 is up");
        mai().with(m -> m.composer().reply(newest(m)));
        mai().awaitNode("#composer-task");
        picture(mai(), "an answer");
        mai().say("Then the short ones will do 🎉");
        ruth.awaitText("Then the short ones will do");
        ruth.with(m -> react(m, "👍"));
        mai().awaitText("1");
        ruth.with(m -> m.timeline().lastOwn().ifPresent(m.composer()::edit));
        ruth.awaitNode("#composer-task");
        ruth.say("Rev 3 is up: the shade is **5 mm** lower. See `shade.dxf`.");
        mai().awaitText("edited");
        ruth.with(m ->
                m.timeline().actions().ifPresent(a -> m.timeline().lastOwn().ifPresent(a::pin)));
        mai().awaitText("Pinned");
        mai().awaitNoText("4 mm");
        both(mai(), "answered, reacted, changed, pinned");
        facts.add("an answer, a reaction, a change and a pin were shown on the other desktop");
        Fx.call(() -> {
            ruth.app().shell().main().inRoom(r -> r.dialogs().pickEmoji(_ -> {}));
            return true;
        });
        ruth.write("#emoji-field", "tree");
        both(ruth, "the emoji picker");
        ruth.key("#dialogs", KeyCode.ESCAPE);
    }

    private void share() throws IOException {
        new Sharing(folder.resolve("sent"), ruth, mai(), network(), this::both).play();
        Capturing.play(mai(), (scene, title) -> taken.add(pictures.take(scene, title)));
        facts.add(Sharing.fact());
    }

    private static Said newest(OpenRoom room) {
        return room.timeline()
                .messages()
                .reduce((_, second) -> second)
                .orElseThrow(() -> new IllegalStateException("no message"));
    }

    private static void react(OpenRoom room, String emoji) {
        room.timeline().actions().ifPresent(a -> a.react(newest(room), emoji));
    }

    private void attention() throws IOException {
        Fx.call(() -> {
            mai().app().shell().main().attention(Kind.MENTIONS);
            return true;
        });
        mai().awaitNode("#attention");
        ruth.say("@Mai Nguyễn who signs for the delivery?");
        mai().awaitText("who signs for the delivery");
        both(mai(), "mentions");
        Fx.call(() -> {
            mai().app().shell().main().travel(0);
            return true;
        });
        mai().awaitNode("#composer");
        ruth.with(m ->
                m.timeline()
                        .messages()
                        .filter(s -> !s.own())
                        .findFirst()
                        .ifPresent(s -> m.timeline().actions().ifPresent(a -> a.profile(s))));
        ruth.awaitNode("#profile-dialog");
        both(ruth, "a person");
        ruth.key("#dialogs", KeyCode.ESCAPE);
        facts.add("a mention was found in the mentions of the one who was called");
    }

    private void moderate() throws IOException {
        Fx.call(() -> {
            ruth.app().shell().main().moderation().room();
            return true;
        });
        ruth.awaitNode("#role-mai");
        both(ruth, "members and roles");
        Fx.call(() -> {
            choose(ruth, Tab.SETTINGS);
            return true;
        });
        ruth.awaitNode("#room-settings");
        both(ruth, "the rules of a room");
        ruth.press("#moderation-close");
        Fx.call(() -> {
            ruth.app().shell().main().moderation().workspace();
            choose(ruth, Tab.AUDIT);
            return true;
        });
        ruth.awaitText("made an invite");
        both(ruth, "who did what");
        ruth.press("#moderation-close");
        ruth.awaitNode("#composer");
        facts.add("roles, rules and the audit log were read from the server");
    }

    private static void choose(Desk desk, Tab tab) {
        if (desk.app().shell().main().center().get() instanceof Center.Moderating now) {
            now.moderation().tabProperty().set(tab);
        }
    }

    /** A picture in the light and one in the dark. */
    private void both(Desk desk, String title) throws IOException {
        both(desk, desk.scene(), title);
    }

    private void both(Desk desk, Scene scene, String title) throws IOException {
        taken.add(pictures.take(scene, title));
        var look = desk.app().theme().appearanceProperty();
        Fx.call(() -> {
            look.set(Appearance.DARK);
            return true;
        });
        taken.add(pictures.take(scene, title + " in the dark"));
        Fx.call(() -> {
            look.set(Appearance.LIGHT);
            return true;
        });
    }

    private void search() throws IOException {
        Fx.call(() -> {
            ruth.app().shell().main().search(true);
            return true;
        });
        ruth.write("#search-field", "boards");
        ruth.awaitText("2 results");
        both(ruth, "search");
        ruth.press("#search-close");
    }

    private void hostPanel() throws IOException {
        ruth.press("#workspace-place");
        ruth.awaitNode("#host-panel");
        picture(ruth, "host panel");
        ruth.press("#host-close");
    }

    private void looks() throws IOException {
        Fx.call(() -> {
            mai().app().theme().appearanceProperty().set(Appearance.DARK);
            return true;
        });
        mai().awaitNode("#composer");
        picture(mai(), "dark");
        mai().resize(480, HEIGHT);
        mai().awaitNode("#composer");
        picture(mai(), "narrow");
    }

    private void say(Desk desk, String text) {
        said.add(text);
        desk.say(text);
    }

    private static void hears(Desk desk, String text) {
        desk.awaitText(text);
    }

    private int serverPort() throws IOException {
        return Math.toIntExact(serverJson("port"));
    }

    private long serverJson(String member) throws IOException {
        String json = Files.readString(folder.resolve("ruth/host/data/server.json"));
        Matcher found = Pattern.compile("\"" + member + "\":(\\d+)").matcher(json);
        if (!found.find()) {
            throw new IOException("server.json says no " + member);
        }
        return Long.parseLong(found.group(1));
    }

    @Override
    public void close() throws IOException {
        mai.ifPresent(Desk::close);
        ruth.stopHosting();
        ruth.close();
        if (network.isPresent()) {
            network.get().close();
        }
    }
}
