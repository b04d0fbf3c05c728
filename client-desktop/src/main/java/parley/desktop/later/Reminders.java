package parley.desktop.later;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.desktop.Background;
import parley.desktop.workspace.SearchHit;
import parley.desktop.workspace.Workspace;
import parley.protocol.BadField;
import parley.protocol.RoomId;

/**
 * Reminders of messages in one workspace: kept with what one set for oneself, so that they are on
 * all devices and outlive restarts. Whichever device runs at the time tells it; one whose time
 * passed while none ran is told at the next start. UI thread only.
 */
public final class Reminders implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final String KEY = "remind:";

    /** Timers do not run while a computer sleeps, so they are set anew. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    /** A message, and when one is reminded of it. */
    public record Reminder(RoomId room, String message, Instant at) {
        private String key() {
            return KEY + room + "/" + message;
        }
    }

    private final Workspace workspace;
    private final Background background;
    private final InstantSource clock;
    private final Consumer<SearchHit> due;
    private Background.Pending next = () -> {};

    /** {@code due}: tells the message whose time has come. */
    public Reminders(
            Workspace workspace,
            Background background,
            InstantSource clock,
            Consumer<SearchHit> due) {
        this.workspace = workspace;
        this.background = background;
        this.clock = clock;
        this.due = due;
    }

    /** All, the next one first. */
    public List<Reminder> all() {
        var all = new ArrayList<Reminder>();
        workspace
                .preferences()
                .all(KEY)
                .forEach((key, value) -> read(key, value).ifPresent(all::add));
        all.sort(Comparator.comparing(Reminder::at));
        return all;
    }

    private static Optional<Reminder> read(String key, String value) {
        var parts = key.split("/", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Reminder(
                            new RoomId(parts[0]),
                            parts[1],
                            Instant.ofEpochMilli(Long.parseLong(value))));
        } catch (BadField | NumberFormatException e) {
            LOG.debug("a reminder that cannot be read", e);
            return Optional.empty();
        }
    }

    /** Reminds of a message at this time, and no more at another one. */
    public void set(RoomId room, String message, Instant at) {
        var reminder = new Reminder(room, message, at);
        workspace.preferences().set(reminder.key(), Optional.of(Long.toString(at.toEpochMilli())));
        look();
    }

    public void remove(Reminder reminder) {
        workspace.preferences().set(reminder.key(), Optional.empty());
        look();
    }

    /** Tells those whose time has come and waits for the next one; also after another device. */
    public void look() {
        next.cancel();
        var now = clock.instant();
        for (var each : all()) {
            if (each.at().isAfter(now)) {
                var wait = Duration.between(now, each.at());
                next =
                        background.after(
                                wait.compareTo(LOOK_AGAIN) < 0 ? wait : LOOK_AGAIN, this::look);
                return;
            }
            workspace.preferences().set(each.key(), Optional.empty());
            background.run(
                    () -> workspace.message(each.room(), each.message()),
                    found -> found.ifPresent(due),
                    e -> LOG.warn("a message to be reminded of could not be read", e));
        }
    }

    @Override
    public void close() {
        next.cancel();
    }
}
