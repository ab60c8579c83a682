package decant.simulator.http;

import decant.simulator.bucket.S3Error;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * One connection. Requests are handled one after the other: a client that sends several without waiting has its answers
 * in order.
 */
final class Connection extends ChannelInboundHandlerAdapter {
    private final RequestHandler handler;
    private final Queue<FullHttpRequest> waiting = new ArrayDeque<>();
    private boolean busy;

    Connection(RequestHandler handler) {
        this.handler = handler;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        FullHttpRequest request = (FullHttpRequest) message;
        if (busy) {
            waiting.add(request);
        } else {
            begin(context, request);
        }
    }

    /** Called when an exchange has written its answer. */
    void next(ChannelHandlerContext context) {
        busy = false;
        FullHttpRequest request = waiting.poll();
        if (request != null) {
            begin(context, request);
        }
    }

    private void begin(ChannelHandlerContext context, FullHttpRequest message) {
        busy = true;
        boolean valid = message.decoderResult().isSuccess();
        boolean keepOpen = valid && HttpUtil.isKeepAlive(message);
        boolean head = message.method().name().equals("HEAD");
        HttpExchange exchange = new HttpExchange(this, context, keepOpen, head);
        try {
            if (valid) {
                handler.handle(request(message), exchange);
            } else {
                exchange.answer(Response.of(400));
            }
        } catch (S3Error error) {
            exchange.answer(Errors.response(error, ""));
        } finally {
            message.release();
        }
    }

    private static Request request(FullHttpRequest message) {
        byte[] body = ByteBufUtil.getBytes(message.content());
        return new Request(message.method().name(), message.uri(), message.headers(), body);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // A client that goes away in mid-request is everyday life here; anything else is a mistake of ours.
        if (!(cause instanceof IOException)) {
            System.getLogger("decant.simulator").log(System.Logger.Level.ERROR, "A connection failed", cause);
        }
        var _ = context.close();
    }
}
