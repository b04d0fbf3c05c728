package parley.server.lite.wire;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import parley.server.lite.tls.TlsException;

/** Bad frames against TLS sockets. */
class FrameTortureOverTlsTest extends FrameTorture {
    FrameTortureOverTlsTest(@TempDir Path folder) throws IOException, TlsException {
        super(EchoServer.overTls(EchoServer.patient(), folder.resolve("tls")));
    }
}
