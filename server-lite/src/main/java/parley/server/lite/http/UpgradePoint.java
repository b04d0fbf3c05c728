package parley.server.lite.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;
import java.util.function.Consumer;

/** Where a connection stops being HTTP. */
public interface UpgradePoint {
    String path();

    /**
     * Takes the connection over after a {@code GET} of {@link #path}, or refuses it.
     *
     * @param ctx of the last handler, which the upgrade removes
     * @param refuse takes the answer of a connection that stays HTTP
     */
    void upgrade(ChannelHandlerContext ctx, HttpRequest request, Consumer<Answer> refuse);
}
