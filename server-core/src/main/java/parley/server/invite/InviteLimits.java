package parley.server.invite;

import java.time.Duration;
import parley.server.limit.Rate;

/**
 * How often codes may be tried and how long they last.
 *
 * @param shortCodes tries of short codes by anybody; right ones do not count
 * @param wrongByAddress wrong codes from one address
 * @param linkLife of a link when its maker says nothing
 * @param shortLife of a short code, at most
 * @param live how many may be good at the same time
 * @param kept how long one that ended is remembered, so that its people are told that it ended
 */
public record InviteLimits(
        Rate shortCodes,
        Rate wrongByAddress,
        Duration linkLife,
        Duration shortLife,
        int live,
        Duration kept) {
    public static final InviteLimits DEFAULT =
            new InviteLimits(
                    Rate.of(10, 10, Duration.ofMinutes(1)),
                    Rate.of(20, 1_176, Duration.ofHours(1)),
                    Duration.ofDays(7),
                    Duration.ofHours(24),
                    1_000,
                    Duration.ofDays(30));
}
