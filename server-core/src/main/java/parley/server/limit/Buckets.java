package parley.server.limit;

import java.util.concurrent.ConcurrentHashMap;

/**
 * A bucket for each key, such as a user, a device or an address. Holds at most a given number of
 * keys: when there is no place, full buckets are forgotten, and when all of them are in use a new
 * key is refused until one is full again. Safe for use by many threads.
 */
public final class Buckets<K> {
    private final Rate rate;
    private final int maxKeys;
    private final Ticker ticker;
    private final ConcurrentHashMap<K, TokenBucket> byKey = new ConcurrentHashMap<>();

    public Buckets(Rate rate, int maxKeys, Ticker ticker) {
        this.rate = rate;
        this.maxKeys = maxKeys;
        this.ticker = ticker;
    }

    /** As {@link TokenBucket#take()} of the key's bucket. */
    public long take(K key) {
        return take(key, 1);
    }

    /** As {@link TokenBucket#take(int)} of the key's bucket. */
    public long take(K key, int n) {
        TokenBucket bucket = byKey.get(key);
        if (bucket == null) {
            if (byKey.size() >= maxKeys) {
                byKey.values().removeIf(TokenBucket::isFull);
                if (byKey.size() >= maxKeys) {
                    return Math.max(1, rate.period().toMillis());
                }
            }
            bucket = byKey.computeIfAbsent(key, _ -> new TokenBucket(rate, ticker));
        }
        return bucket.take(n);
    }

    /** As {@link TokenBucket#giveBack()}; nothing for a key that was forgotten. */
    public void giveBack(K key) {
        TokenBucket bucket = byKey.get(key);
        if (bucket != null) {
            bucket.giveBack();
        }
    }

    /** How many keys are held now. */
    public int size() {
        return byKey.size();
    }
}
