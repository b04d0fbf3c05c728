package parley.server.limit;

import java.net.InetAddress;

/** A bucket for each customer as {@link AddressKey} tells them apart; nobody's address is free. */
public final class AddressBuckets {
    private final Buckets<String> byKey;

    /** As {@link Buckets#Buckets}. */
    public AddressBuckets(Rate rate, int maxKeys, Ticker ticker) {
        this.byKey = new Buckets<>(rate, maxKeys, ticker);
    }

    /** As {@link TokenBucket#take()} of the address's bucket. */
    public long take(InetAddress from) {
        return AddressKey.of(from).map(byKey::take).orElse(0L);
    }

    /** As {@link TokenBucket#giveBack()}. */
    public void giveBack(InetAddress from) {
        AddressKey.of(from).ifPresent(byKey::giveBack);
    }
}
