package decant.simulator.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpChunkedInput;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.stream.ChunkedStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One request on one connection. All writing is done on the connection's own thread. */
final class HttpExchange implements Exchange {
    private static final int STREAM_CHUNK_BYTES = 1 << 16;
    private static final byte[] DECLARATION = XmlWriter.DECLARATION.getBytes(US_ASCII);

    private final Connection connection;
    private final ChannelHandlerContext context;
    private final boolean keepOpen;
    private final boolean head;
    private boolean headSent;
    private boolean ended;

    /**
     * @param keepOpen whether the connection stays open for further requests
     * @param head whether the request is a HEAD, whose answer has no body
     */
    HttpExchange(Connection connection, ChannelHandlerContext context, boolean keepOpen, boolean head) {
        this.connection = connection;
        this.context = context;
        this.keepOpen = keepOpen;
        this.head = head;
    }

    @Override
    public void answer(Response response) {
        onConnection(() -> {
            ended = true;
            if (!context.channel().isActive()) {
                return;
            }
            ChannelFuture written = headSent ? writeRest(response) : write(response);
            if (keepOpen) {
                connection.next(context);
            } else {
                var _ = written.addListener(ChannelFutureListener.CLOSE);
            }
        });
    }

    private ChannelFuture write(Response response) {
        InputStream stream = response.bodyStream();
        if (stream != null && !head) {
            HttpResponse message = new DefaultHttpResponse(HttpVersion.HTTP_1_1, status(response));
            setHeaders(message, response);
            var _ = context.write(message);
            return context.writeAndFlush(new HttpChunkedInput(new ChunkedStream(stream, STREAM_CHUNK_BYTES)));
        }
        ByteBuf body = Unpooled.EMPTY_BUFFER;
        if (!head && response.hasBytes()) {
            // Copied here, into memory the kernel can read from, rather than behind the scenes at every partial write.
            int length = (int) response.bodyLength();
            body = context.alloc().directBuffer(length).writeBytes(response.bodyBytes(), response.bodyBegin(), length);
        }
        DefaultFullHttpResponse message = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status(response), body);
        setHeaders(message, response);
        return context.writeAndFlush(message);
    }

    /** The document behind the white space; its declaration was sent with the head. */
    private ChannelFuture writeRest(Response response) {
        byte[] body = response.bodyBytes();
        int begin = response.bodyBegin() + DECLARATION.length;
        ByteBuf rest = Unpooled.wrappedBuffer(body, begin, (int) response.bodyLength() - DECLARATION.length);
        var _ = context.write(new DefaultHttpContent(rest));
        return context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private static HttpResponseStatus status(Response response) {
        // The reason of a 503 is all that a HEAD can say of throttling, and the SDK reads it.
        return response.status() == 503
                ? new HttpResponseStatus(503, "Slow Down")
                : HttpResponseStatus.valueOf(response.status());
    }

    private void setHeaders(HttpResponse message, Response response) {
        message.headers().set(HttpHeaderNames.SERVER, "AmazonS3");
        response.headers().forEach(message.headers()::set);
        if (response.status() != 204 && response.status() != 304) {
            message.headers().set(HttpHeaderNames.CONTENT_LENGTH, response.bodyLength());
        }
        if (!keepOpen) {
            message.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    @Override
    public void keepAlive(Duration every) {
        onConnection(() -> {
            if (ended || !context.channel().isActive()) {
                return;
            }
            if (!headSent) {
                headSent = true;
                HttpResponse message = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
                message.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/xml");
                message.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
                var _ = context.write(message);
                var _ = context.write(new DefaultHttpContent(Unpooled.wrappedBuffer(DECLARATION)));
            }
            var _ = context.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[] {' '})));
            after(every, () -> keepAlive(every));
        });
    }

    @Override
    public void reset() {
        onConnection(() -> {
            ended = true;
            // Closing without lingering makes the kernel send a reset.
            context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            var _ = context.close();
        });
    }

    @Override
    public void abandon() {
        onConnection(() -> ended = true);
    }

    @Override
    public void after(Duration delay, Runnable action) {
        if (delay.isPositive()) {
            var _ = context.executor().schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
        } else {
            onConnection(action);
        }
    }

    private void onConnection(Runnable action) {
        if (context.executor().inEventLoop()) {
            action.run();
        } else {
            context.executor().execute(action);
        }
    }
}
