package parley.conformance.fault;

import java.io.IOException;
import java.net.Socket;
import parley.conformance.fault.FaultProxy.Side;

/** One client's connection through the proxy: two sockets and a pipe in each direction. */
final class Link {
    private final FaultProxy proxy;
    private final Socket client;
    private final Socket server;
    private final Pipe up;
    private final Pipe down;

    /** Guarded by {@code this}. */
    private int pipesDone;

    Link(FaultProxy proxy, Socket client, Socket server, long seed) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
        this.up = new Pipe(this, Side.CLIENT, client, server, seed);
        this.down = new Pipe(this, Side.SERVER, server, client, seed + 1);
    }

    void start() {
        up.start();
        down.start();
    }

    Faults faults(Side from) {
        return proxy.faults(from);
    }

    int changes() {
        return proxy.changes();
    }

    void count(Side from, int bytes) {
        proxy.count(from, bytes);
    }

    void wake() {
        up.wake();
        down.wake();
    }

    /** RST to both ends. */
    void reset() {
        stop();
        reset(client);
        reset(server);
    }

    /** FIN to both ends. */
    void end() {
        stop();
        close(client);
        close(server);
    }

    void halfOpen(Side notTold) {
        up.swallow();
        down.swallow();
        reset(notTold == Side.CLIENT ? server : client);
    }

    /** A pipe carried all there was; the link is gone when both have. */
    void done() {
        synchronized (this) {
            pipesDone++;
            if (pipesDone < 2) {
                return;
            }
        }
        end();
    }

    private void stop() {
        up.stop();
        down.stop();
        proxy.gone(this);
    }

    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // it was closed by its other end before; there is nothing left to reset
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot close a socket", e);
        }
    }
}
