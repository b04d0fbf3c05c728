package parley.server.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import parley.protocol.AuthApi;
import parley.server.secret.Crockford;
import parley.server.secret.HmacKey;

/**
 * Tickets for clients that cannot set headers on a WebSocket: 128 bits, good once and for a short
 * time. They are kept as keyed hashes. Safe for use by many threads.
 */
final class Tickets {
    private static final int BITS = 128;

    private final HmacKey key;
    private final TicketStore store;
    private final AccountSettings settings;
    private final InstantSource clock;

    Tickets(HmacKey key, TicketStore store, AccountSettings settings, InstantSource clock) {
        this.key = key;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** Empty: so many are out that there is no place for one more now. */
    Optional<AuthApi.Ticket> issue(Identity identity) {
        String ticket = Crockford.random(BITS);
        Instant now = clock.instant();
        Instant end = now.plus(settings.ticketLife());
        Instant expires = end.isBefore(identity.expires()) ? end : identity.expires();
        return store.keep(hash(ticket), new TicketStore.Held(identity, expires), now)
                ? Optional.of(new AuthApi.Ticket(ticket, expires))
                : Optional.empty();
    }

    /** Uses the ticket up. Empty: there is no such ticket, or its time is over. */
    Optional<Identity> redeem(String ticket) {
        return store.take(hash(ticket))
                .filter(each -> !clock.instant().isAfter(each.expires()))
                .map(TicketStore.Held::identity);
    }

    private String hash(String ticket) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.mac("ticket", ticket));
    }
}
