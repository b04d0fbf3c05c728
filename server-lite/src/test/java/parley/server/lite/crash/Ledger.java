package parley.server.lite.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import parley.protocol.Cid;
import parley.protocol.MessageOp;

/** What was sent and what was acknowledged, by everybody. Safe for use by many threads. */
final class Ledger {
    private final Map<Cid, MessageOp.Send> sent = new ConcurrentHashMap<>();
    private final Map<Cid, Long> acknowledged = new ConcurrentHashMap<>();
    private final List<String> contradictions = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger again = new AtomicInteger();

    void sent(Cid cid, MessageOp.Send send) {
        if (sent.put(cid, send) != null) {
            again.incrementAndGet();
        }
    }

    /** What was sent with this key. */
    Optional<MessageOp.Send> sent(Cid cid) {
        return Optional.ofNullable(sent.get(cid));
    }

    void acknowledged(Cid cid, long seq) {
        Long before = acknowledged.put(cid, seq);
        if (before != null && before != seq) {
            contradictions.add(cid + " was acknowledged at " + before + " and at " + seq);
        }
        synchronized (this) {
            notifyAll();
        }
    }

    /** Waits until so many are acknowledged, or half a second; whether they are. */
    synchronized boolean awaitAcknowledged(int count) throws InterruptedException {
        long deadline = System.nanoTime() + 500_000_000;
        while (acknowledged.size() < count && System.nanoTime() < deadline) {
            wait(100);
        }
        return acknowledged.size() >= count;
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** How often a message was sent that had been sent before. */
    int again() {
        return again.get();
    }

    Map<Cid, MessageOp.Send> allSent() {
        return Map.copyOf(sent);
    }

    Map<Cid, Long> allAcknowledged() {
        return Map.copyOf(acknowledged);
    }

    /** Answers of the server that exclude each other. */
    List<String> contradictions() {
        return List.copyOf(contradictions);
    }
}
