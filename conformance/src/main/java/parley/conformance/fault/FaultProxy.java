package parley.conformance.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP proxy on a free loopback port whose links misbehave on demand. Knows nothing of what it
 * carries, so TLS passes unbroken.
 *
 * <p>Safe for use by many threads. Faults hold for living and for later links until they are set
 * again. Random choices depend on the seed, on which link it is (the first, the second …) and on
 * what was read, on nothing else. Waits are bounded by {@link #close}, which ends everything.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int BACKLOG = 512;

    private final InetSocketAddress target;
    private final ServerSocket listener;
    private final long seed;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong bytesUp = new AtomicLong();
    private final AtomicLong bytesDown = new AtomicLong();
    private volatile Faults up = Faults.NONE;
    private volatile Faults down = Faults.NONE;
    private final AtomicInteger changes = new AtomicInteger();
    private volatile boolean refusing;

    /** Which end of a link is meant. */
    public enum Side {
        CLIENT,
        SERVER
    }

    private FaultProxy(InetSocketAddress target, long seed) throws IOException {
        this.target = target;
        this.seed = seed;
        this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("fault-proxy-accept").start(this::accept);
    }

    /** Listens at once; the target need not be there before the first link is made. */
    public static FaultProxy to(InetSocketAddress target, long seed) throws IOException {
        return new FaultProxy(target, seed);
    }

    /** To {@code port} on this machine. */
    public static FaultProxy to(int port) throws IOException {
        return to(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
    }

    /** Where clients connect to. */
    public int port() {
        return listener.getLocalPort();
    }

    /** From clients to the server. */
    public void up(Faults faults) {
        up = faults;
        changes.incrementAndGet();
        links.forEach(Link::wake);
    }

    /** From the server to clients. */
    public void down(Faults faults) {
        down = faults;
        changes.incrementAndGet();
        links.forEach(Link::wake);
    }

    /** Both directions. */
    public void both(Faults faults) {
        up(faults);
        down(faults);
    }

    /** From now on new links are reset as soon as they are made; living ones stay. */
    public void refuse(boolean on) {
        refusing = on;
    }

    /** Resets both ends of every living link (RST); what was on its way is lost. */
    public void cutAll() {
        links.forEach(Link::reset);
    }

    /** Ends every living link in order (FIN to both ends); what was on its way is lost. */
    public void endAll() {
        links.forEach(Link::end);
    }

    /**
     * Resets one end of every living link; the end that is {@code notTold} stays open and writes
     * into the void: what a pulled cable or a sleeping laptop leaves behind.
     */
    public void halfOpen(Side notTold) {
        links.forEach(link -> link.halfOpen(notTold));
    }

    /** How many links were made since the start, refused ones not counted. */
    public long accepted() {
        return accepted.get();
    }

    /** How many links live now. */
    public int open() {
        return links.size();
    }

    /** Bytes read from clients, whether they got through or not. */
    public long bytesUp() {
        return bytesUp.get();
    }

    /** Bytes read from the server, whether they got through or not. */
    public long bytesDown() {
        return bytesDown.get();
    }

    /** Stops listening and resets every link. */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the proxy's port", e);
        } finally {
            cutAll();
        }
    }

    Faults faults(Side from) {
        return from == Side.CLIENT ? up : down;
    }

    /** How often faults were set, in either direction. */
    int changes() {
        return changes.get();
    }

    void count(Side from, int bytes) {
        (from == Side.CLIENT ? bytesUp : bytesDown).addAndGet(bytes);
    }

    void gone(Link link) {
        links.remove(link);
    }

    private void accept() {
        while (!listener.isClosed()) {
            Socket client;
            try {
                client = listener.accept();
            } catch (SocketException e) {
                return; // closed: the only way this thread ends
            } catch (IOException e) {
                throw new UncheckedIOException("the proxy cannot accept", e);
            }
            if (refusing) {
                Link.reset(client);
            } else {
                Thread.ofVirtual().name("fault-proxy-link").start(() -> link(client));
            }
        }
    }

    private void link(Socket client) {
        Socket server = new Socket();
        try {
            server.connect(target, 5_000);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException e) {
            Link.reset(server);
            Link.reset(client); // the client is told as it would be by a dead host
            return;
        }
        long number = accepted.incrementAndGet();
        Link link = new Link(this, client, server, seed + 2 * number);
        links.add(link);
        if (listener.isClosed()) {
            link.reset();
        } else {
            link.start();
        }
    }
}
