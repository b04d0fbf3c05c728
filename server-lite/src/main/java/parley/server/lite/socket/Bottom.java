package parley.server.lite.socket;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;

/**
 * Does nothing. What is written from its place, right above TLS, passes no encoder: frames are made
 * once for all their readers.
 */
@ChannelHandler.Sharable
public final class Bottom extends ChannelDuplexHandler {
    public static final String NAME = "bottom";
}
