package parley.protocol;

import java.util.Optional;
import java.util.Set;

/** Connecting, resuming and reading logs. */
public sealed interface SessionOp<R extends Result> extends Op<R> {
    /** Names the program at the other end. */
    record Client(String name, String version, String os) {
        public Client {
            name = Text.line("client.name", name, 64);
            version = Text.line("client.version", version, 64);
            os = Text.line("client.os", os, 64);
        }
    }

    /**
     * First on a socket, within 10 s. {@code since}: a {@code sync} token, to have the answer
     * inlined.
     */
    @Wire("hello")
    record Hello(
            Client client,
            DeviceId device,
            Set<String> caps,
            Optional<String> since,
            boolean active)
            implements SessionOp<Result.Welcome> {
        public Hello {
            caps = Set.copyOf(caps);
            if (caps.size() > 64) {
                throw BadField.tooLarge("caps", caps.size(), 64);
            }
            caps.forEach(cap -> WireId.require("caps", cap));
            Limits.opaque("since", since);
        }
    }

    /**
     * Which rooms moved since the token. {@code since} of a page with {@code more} goes on with
     * that page.
     */
    @Wire("sync")
    record Sync(Optional<String> since, Optional<Integer> limit)
            implements SessionOp<Result.SyncPage> {
        public Sync {
            Limits.opaque("since", since);
            Limits.page("limit", limit, Limits.PAGE);
        }
    }

    /** Entries with {@code after < seq <= until}, oldest first. */
    @Wire("log.read")
    record LogRead(
            RoomId room,
            long after,
            Optional<Long> until,
            Optional<Integer> limit,
            Optional<String> epoch)
            implements SessionOp<Result.LogPage> {
        public LogRead {
            if (after < 0) {
                throw new BadField("after", "0 or more");
            }
            Limits.sequence("until", until);
            Limits.page("limit", limit, Limits.LOG_PAGE);
            Limits.opaque("epoch", epoch);
        }
    }

    /** Keeps the connection; has no id and is answered by the event {@code pong}. */
    @Wire("ping")
    record Ping() implements SessionOp<Result.Done> {}

    /** A new access token for this live socket: same user, same device. */
    @Wire("auth")
    record Auth(String access) implements SessionOp<Result.Authorized> {
        public Auth {
            if (access.length() > Limits.TOKEN) {
                throw BadField.tooLarge("access", access.length(), Limits.TOKEN);
            }
        }
    }

    /** The client is about to go; no answer. */
    @Wire("bye")
    record Bye() implements SessionOp<Result.Done> {}
}
