package parley.desktop.tour;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The network between one desktop and the server: passes bytes on, until it is cut. A cut ends
 * every connection without a farewell, and new ones are dropped until it is healed. Safe for use by
 * many threads.
 */
final class Relay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final ServerSocket listener;
    private volatile int target;
    private volatile int pace = Integer.MAX_VALUE;

    /** Guarded by {@code this}. */
    private final Set<Socket> open = new HashSet<>();

    /** Guarded by {@code this}. */
    private boolean cut;

    /** Listens on a free loopback port and passes everything on to {@code target} there. */
    Relay(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("relay").start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** New connections go to this port from now on. */
    void to(int port) {
        target = port;
    }

    /** No connection passes on more bytes a second from now on. */
    void slow(int bytes) {
        pace = bytes;
    }

    synchronized void cut() {
        cut = true;
        open.forEach(Relay::reset);
        open.clear();
    }

    synchronized void heal() {
        cut = false;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket near = listener.accept();
                Thread.ofVirtual().name("relay-connect").start(() -> connect(near));
            } catch (IOException e) {
                LOG.debug("relay ended", e);
            }
        }
    }

    private void connect(Socket near) {
        Socket far = new Socket();
        try {
            if (!keep(near, far)) {
                return;
            }
            far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 2_000);
            Thread.ofVirtual().name("relay-up").start(() -> pump(near, far));
            pump(far, near);
        } catch (IOException e) {
            LOG.debug("server not reached", e);
            drop(near, far);
        }
    }

    private synchronized boolean keep(Socket near, Socket far) {
        if (cut) {
            reset(near);
            return false;
        }
        open.add(near);
        open.add(far);
        return true;
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[16_384];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                if (pace < Integer.MAX_VALUE) {
                    LockSupport.parkNanos(n * 1_000_000_000L / pace);
                }
            }
        } catch (IOException e) {
            LOG.debug("connection ended", e);
        }
        drop(from, to);
    }

    private synchronized void drop(Socket near, Socket far) {
        for (Socket each : Set.of(near, far)) {
            open.remove(each);
            reset(each);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            LOG.debug("already closed", e);
        }
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("not closed", e);
        }
    }
}
