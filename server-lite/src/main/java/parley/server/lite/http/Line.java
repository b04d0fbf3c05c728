package parley.server.lite.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;
import parley.protocol.Codec;
import parley.protocol.WireError;

/** What an {@link Exchange} does with its connection. Methods may be called by any thread. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends in exceptionCaught
public final class Line {
    private final ChannelHandlerContext context;
    private final HttpConnection connection;
    private final boolean keepAlive;
    private final Codec codec;

    /** On the loop only; none before it began and after the answer. */
    private @Nullable Exchange exchange;

    private boolean over;

    Line(ChannelHandlerContext context, HttpConnection connection, boolean keepAlive, Codec codec) {
        this.context = context;
        this.connection = connection;
        this.keepAlive = keepAlive;
        this.codec = codec;
    }

    void begin(Exchange begun) {
        if (!over) {
            exchange = begun;
        }
    }

    void more(ByteBuf bytes) {
        Exchange to = exchange;
        if (to == null) {
            bytes.release();
        } else {
            to.more(bytes);
        }
    }

    void end() {
        Exchange to = exchange;
        if (to != null) {
            to.end();
        }
    }

    void lost() {
        Exchange to = exchange;
        exchange = null;
        over = true;
        if (to != null) {
            to.lost();
        }
    }

    /** Whether more of the body is to be read for now. */
    public void reading(boolean on) {
        run(() -> {
            if (!over) {
                context.channel().config().setAutoRead(on);
            }
        });
    }

    /** The one answer, where it is short. Before the body was whole it ends the connection. */
    public void answer(Answer answer) {
        run(() -> {
            if (!over) {
                over = true;
                exchange = null;
                connection.answered(context, answer, keepAlive);
            }
        });
    }

    /** An error as the one answer. */
    public void refuse(int status, WireError error) {
        answer(Answer.problem(codec, status, error));
    }

    public ByteBufAllocator allocator() {
        return context.alloc();
    }

    /** Runs something on the loop. */
    public void run(Runnable task) {
        if (context.executor().inEventLoop()) {
            task.run();
        } else {
            context.executor().execute(task);
        }
    }

    /** Begins a long answer. */
    public void begin(HttpResponse head) {
        if (!keepAlive) {
            head.headers().set(HttpHeaderNames.CONNECTION, "close");
        }
        context.write(head);
    }

    /** The next bytes of a long answer; the future says when they are with the system. */
    public ChannelFuture send(ByteBuf bytes) {
        return context.writeAndFlush(new DefaultHttpContent(bytes))
                .addListener(_ -> connection.progress());
    }

    /** Ends a long answer. */
    public void finish() {
        context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT)
                .addListener(_ ->
                        run(() -> {
                            if (!over) {
                                over = true;
                                exchange = null;
                                connection.sent(context, keepAlive);
                            }
                        }));
    }

    /** Cuts the connection. */
    public void cut() {
        context.close();
    }
}
