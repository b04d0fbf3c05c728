package parley.server.lite.http;

import io.netty.buffer.ByteBuf;

/** One request with a long body or answer. Called on its connection's event loop. */
public interface Exchange {
    /** The next bytes of the body; whoever implements this releases them. */
    void more(ByteBuf bytes);

    /** The body is whole; the answer may follow. */
    void end();

    /** The connection is gone before the answer was. */
    void lost();
}
