package parley.bench.files;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A way to a server on this machine that is cut, all connections at once, whenever so many bytes
 * went through. Whoever connects again gets through again. For many threads.
 */
final class CuttingProxy implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final ServerSocket door;
    private final int port;
    private final long cutEvery;
    private final AtomicLong passed = new AtomicLong();
    private final AtomicInteger cuts = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /**
     * @param port the server's
     * @param cutEvery in bytes, both directions together
     */
    CuttingProxy(int port, long cutEvery) throws IOException {
        this.port = port;
        this.cutEvery = cutEvery;
        door = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("cutting-proxy").start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Bytes that went through so far, also those that had to go twice. */
    long passed() {
        return passed.get();
    }

    int cuts() {
        return cuts.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException _) {
                // Closed, or the client was gone at once: the loop's condition tells which.
            }
        }
    }

    private void connect(Socket client) {
        var server = new Socket();
        open.add(server);
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            Thread.ofVirtual().start(() -> carry(server, client));
            carry(client, server);
        } catch (IOException _) {
            drop(client);
            drop(server);
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            var chunk = new byte[CHUNK];
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                out.write(chunk, 0, count);
                count(count);
            }
        } catch (IOException _) {
            // One side is gone, so the other goes, too.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void count(int bytes) {
        long now = passed.addAndGet(bytes);
        if (now / cutEvery != (now - bytes) / cutEvery) {
            cuts.incrementAndGet();
            open.forEach(CuttingProxy::drop);
        }
    }

    /** Ends a connection the hard way: with a reset, as a lost network looks in the end. */
    private static void drop(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException _) {
            // It was gone already.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(CuttingProxy::drop);
    }
}
