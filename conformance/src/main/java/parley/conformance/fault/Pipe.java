package parley.conformance.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import parley.conformance.fault.FaultProxy.Side;
import parley.conformance.fault.Faults.Flow;

/**
 * One direction of a link. A reader thread takes what arrives, a writer thread passes it on when it
 * is due; between them at most {@link #MAX_HELD} bytes wait, then the sender feels it.
 */
final class Pipe {
    private static final int READ = 16 * 1024;
    private static final int MAX_HELD = 4 * 1024 * 1024;

    private record Chunk(ByteBuffer bytes, long dueNanos) {}

    private final Link link;
    private final Side from;
    private final Socket source;
    private final Socket sink;
    private final SplittableRandom random;

    /** Guarded by {@code this}, as all below. */
    private final Queue<Chunk> held = new ArrayDeque<>();

    private int heldBytes;
    private boolean ended;
    private boolean stopped;
    private boolean swallowing;
    private long lastDue = Long.MIN_VALUE;

    /** Used by the writer thread only. */
    private int counted;

    private long passed;

    Pipe(Link link, Side from, Socket source, Socket sink, long seed) {
        this.link = link;
        this.from = from;
        this.source = source;
        this.sink = sink;
        this.random = new SplittableRandom(seed);
    }

    void start() {
        Thread.ofVirtual().name("fault-proxy-read").start(this::read);
        Thread.ofVirtual().name("fault-proxy-write").start(this::write);
    }

    synchronized void wake() {
        notifyAll();
    }

    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    synchronized void swallow() {
        swallowing = true;
        held.clear();
        heldBytes = 0;
        notifyAll();
    }

    private void read() {
        byte[] buffer = new byte[READ];
        try {
            InputStream in = source.getInputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                link.count(from, n);
                hold(ByteBuffer.wrap(Arrays.copyOf(buffer, n)));
            }
            end();
        } catch (IOException e) {
            broken();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void hold(ByteBuffer bytes) throws InterruptedException {
        Faults faults = link.faults(from);
        while (heldBytes >= MAX_HELD && !stopped && !swallowing) {
            wait();
        }
        if (swallowing || faults.flow() == Flow.SWALLOW) {
            swallowing = true;
            return;
        }
        long due = System.nanoTime() + faults.latency().toNanos();
        long jitter = faults.jitter().toNanos();
        if (jitter > 0) {
            due += random.nextLong(jitter + 1);
        }
        lastDue = lastDue == Long.MIN_VALUE ? due : Math.max(lastDue, due);
        held.add(new Chunk(bytes, lastDue));
        heldBytes += bytes.capacity();
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** The source broke: the other end is told, unless it must not know. */
    private void broken() {
        synchronized (this) {
            if (stopped || swallowing) {
                ended = true;
                notifyAll();
                return;
            }
        }
        link.reset();
    }

    private void write() {
        try {
            OutputStream out = sink.getOutputStream();
            for (Chunk chunk = next(); chunk != null; chunk = next()) {
                if (!pass(chunk.bytes(), out)) {
                    return;
                }
            }
            finish();
        } catch (IOException e) {
            broken();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a chunk that is due and may pass; null: there will be none. */
    private synchronized @Nullable Chunk next() throws InterruptedException {
        while (!stopped) {
            Chunk first = held.peek();
            long nanos = first == null ? 0 : first.dueNanos() - System.nanoTime();
            if (first == null && ended) {
                return null;
            } else if (first == null || link.faults(from).flow() == Flow.STALL) {
                wait();
            } else if (nanos > 0) {
                wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
            } else {
                held.remove(first);
                heldBytes -= first.bytes().capacity();
                notifyAll();
                return first;
            }
        }
        return null;
    }

    /** Writes in pieces; false when the link was cut on the way. */
    private boolean pass(ByteBuffer bytes, OutputStream out)
            throws IOException, InterruptedException {
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        int at = 0;
        while (at < all.length) {
            Faults faults = link.faults(from);
            if (link.changes() != counted) {
                counted = link.changes();
                passed = 0;
            }
            int size = piece(all.length - at, faults);
            out.write(all, at, size);
            out.flush();
            at += size;
            passed += size;
            if (faults.cutAfter() >= 0 && passed >= faults.cutAfter()) {
                link.reset();
                return false;
            }
            if (faults.bytesPerSecond() > 0 && !pause(size, faults.bytesPerSecond())) {
                return false;
            }
        }
        return true;
    }

    private int piece(int left, Faults faults) {
        long size = left;
        if (faults.chop() > 0) {
            size = Math.min(size, 1 + random.nextInt(faults.chop()));
        }
        if (faults.bytesPerSecond() > 0) {
            size = Math.min(size, Math.max(1, faults.bytesPerSecond() / 20));
        }
        if (faults.cutAfter() >= 0) {
            size = Math.min(size, Math.max(0, faults.cutAfter() - passed));
        }
        return (int) size;
    }

    /** Takes as long as the bytes would on a line of this rate; false when the link was stopped. */
    private synchronized boolean pause(int bytes, long perSecond) throws InterruptedException {
        long due = System.nanoTime() + bytes * 1_000_000_000L / perSecond;
        for (long left = due - System.nanoTime();
                left > 0 && !stopped;
                left = due - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return !stopped;
    }

    /** The source ended: so does this direction of the sink, unless it must not know. */
    private void finish() throws IOException {
        boolean tell;
        synchronized (this) {
            if (stopped) {
                return;
            }
            tell = !swallowing;
        }
        if (tell && !sink.isClosed() && !sink.isOutputShutdown()) {
            sink.shutdownOutput();
        }
        link.done();
    }
}
