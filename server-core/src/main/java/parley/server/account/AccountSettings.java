package parley.server.account;

import java.time.Duration;
import parley.server.limit.Rate;
import parley.server.limit.WrongTries;

/**
 * How long tokens live, what a hash costs and how often people may try.
 *
 * @param accessLife of an access token
 * @param refreshIdle a device that did not refresh for so long has to sign in again
 * @param refreshLife and every device after so long
 * @param ticketLife of a ticket for one WebSocket
 * @param hashCost of new password hashes; older ones are made anew when their user signs in
 * @param hashesAtOnce how many run together; each holds its memory
 * @param hashesWaiting how many more may wait for one of them
 * @param wrongPasswords the waits after wrong passwords for one name
 * @param wrongByAddress wrong passwords and codes from one address
 * @param registrations accounts made from one address
 * @param refreshes of one device
 * @param tickets of one user
 * @param devices how many one user may have; one more signs out the one that was seen longest ago
 */
public record AccountSettings(
        Duration accessLife,
        Duration refreshIdle,
        Duration refreshLife,
        Duration ticketLife,
        HashCost hashCost,
        int hashesAtOnce,
        int hashesWaiting,
        WrongTries.Policy wrongPasswords,
        Rate wrongByAddress,
        Rate registrations,
        Rate refreshes,
        Rate tickets,
        int devices) {
    /** What a workspace has when nobody changed it. */
    public static final AccountSettings DEFAULT =
            new AccountSettings(
                    Duration.ofMinutes(10),
                    Duration.ofDays(30),
                    Duration.ofDays(180),
                    Duration.ofSeconds(30),
                    HashCost.STRONG,
                    2,
                    32,
                    WrongTries.Policy.LOGIN,
                    Rate.of(20, 1_176, Duration.ofHours(1)),
                    Rate.of(60, 6, Duration.ofMinutes(1)),
                    Rate.of(30, 6, Duration.ofMinutes(1)),
                    Rate.of(60, 60, Duration.ofMinutes(1)),
                    64);

    /** The same with cheap hashes and no limits, for load generators and tests of other things. */
    public AccountSettings unguarded() {
        return new AccountSettings(
                accessLife,
                refreshIdle,
                refreshLife,
                ticketLife,
                HashCost.WEAK,
                hashesAtOnce,
                1_000,
                new WrongTries.Policy(1_000_000, Duration.ofMillis(1), Duration.ofMinutes(15)),
                Rate.UNLIMITED,
                Rate.UNLIMITED,
                Rate.UNLIMITED,
                Rate.UNLIMITED,
                devices);
    }

    /** The same with hashes of another cost. */
    public AccountSettings withHashCost(HashCost cost) {
        return new AccountSettings(
                accessLife,
                refreshIdle,
                refreshLife,
                ticketLife,
                cost,
                hashesAtOnce,
                hashesWaiting,
                wrongPasswords,
                wrongByAddress,
                registrations,
                refreshes,
                tickets,
                devices);
    }
}
