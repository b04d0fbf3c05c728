package parley.server.lite.wire;

import java.io.IOException;

/** Bad frames against plain sockets. */
class FrameTortureTest extends FrameTorture {
    FrameTortureTest() throws IOException {
        super(new EchoServer(EchoServer.patient()));
    }
}
