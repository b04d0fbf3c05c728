package parley.desktop.part;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that keeps only so many, those used last. Not for several threads. */
public final class LruMap<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    private final int most;

    /** {@code most}: how many. */
    public LruMap(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
