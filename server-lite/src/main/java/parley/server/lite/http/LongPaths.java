package parley.server.lite.http;

import io.netty.handler.codec.http.HttpRequest;

/** Paths whose bodies or answers are too long to be held in memory. */
public interface LongPaths {
    /** What all of them begin with. */
    String prefix();

    /** Takes one request, on its connection's event loop; must not wait. */
    Exchange open(HttpRequest head, Line line);

    /** Where there are none. */
    static LongPaths none() {
        return new LongPaths() {
            @Override
            public String prefix() {
                return "\u0000";
            }

            @Override
            public Exchange open(HttpRequest head, Line line) {
                throw new IllegalStateException("no path begins so");
            }
        };
    }
}
