package parley.server.lite.blob;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which parts of an upload are there: those its journal names, and those that are whole but not yet
 * on disk. Whoever syncs takes along all that wait. Safe for use by many threads; calls block.
 */
final class UploadParts {
    /** So many parts may wait for the disk; one more waits until it is there. */
    private static final int MOST_WAITING = 4;

    /** Returns when all that was written to the data of the upload is on disk. */
    interface Sync {
        void run() throws IOException;
    }

    private final PartJournal journal;

    /** Held while the disk works, so that a part is never noted after it was withdrawn. */
    private final ReentrantLock syncing = new ReentrantLock();

    /** Guarded by {@code this}. */
    private final Map<Integer, String> waiting = new TreeMap<>();

    /** Why parts that had been answered are not there; told once. Guarded by {@code this}. */
    private Optional<IOException> failure = Optional.empty();

    UploadParts(PartJournal journal) {
        this.journal = journal;
    }

    /** By number, with the hash of each; what a sync failed with is thrown here once. */
    Map<Integer, String> there() throws IOException {
        Map<Integer, String> unsynced = waiting();
        Map<Integer, String> there = journal.read();
        there.putAll(unsynced);
        return there;
    }

    private synchronized Map<Integer, String> waiting() throws IOException {
        if (failure.isPresent()) {
            IOException told = new IOException(failure.get().getMessage(), failure.get());
            failure = Optional.empty();
            throw told;
        }
        return new TreeMap<>(waiting);
    }

    /** The part is written anew: it does not count from here on. */
    void withdraw(int n) throws IOException {
        syncing.lock();
        try {
            synchronized (this) {
                waiting.remove(n);
            }
            if (journal.read().containsKey(n)) {
                journal.withdraw(n);
            }
        } finally {
            syncing.unlock();
        }
    }

    /** The part is whole, and counts; false: it must be synced before more is taken. */
    synchronized boolean add(int n, String sha256) {
        waiting.put(n, sha256);
        return waiting.size() <= MOST_WAITING;
    }

    /** Returns when this part is on disk and noted, or was given up. */
    void settle(int n, Sync sync) throws IOException {
        syncing.lock();
        try {
            if (waits(n)) {
                settleAll(sync);
            }
        } finally {
            syncing.unlock();
        }
    }

    private synchronized boolean waits(int n) {
        return waiting.containsKey(n);
    }

    /** Syncs whatever waits, and then notes it; what failed does not count any more. */
    void settleAll(Sync sync) throws IOException {
        syncing.lock();
        try {
            Map<Integer, String> group = waiting();
            try {
                sync.run();
                if (!group.isEmpty()) {
                    journal.add(group);
                }
            } catch (IOException e) {
                fail(e);
                throw e;
            } finally {
                drop(group);
            }
        } finally {
            syncing.unlock();
        }
    }

    /** Also what came meanwhile: a system forgets what it could not write, and says it once. */
    private synchronized void fail(IOException why) {
        failure = Optional.of(why);
        waiting.clear();
    }

    private synchronized void drop(Map<Integer, String> group) {
        waiting.keySet().removeAll(group.keySet());
    }

    /** The upload was given up: nothing is noted any more. */
    void forget() {
        syncing.lock();
        try {
            synchronized (this) {
                waiting.clear();
            }
        } finally {
            syncing.unlock();
        }
    }
}
