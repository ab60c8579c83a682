package decant.simulator.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.stream.ChunkedWriteHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Serves HTTP/1.1 on any number of ports with few threads. Requests are read whole before they are handled.
 *
 * <p>Chosen over the alternatives for reasons and figures in {@code docs/decisions/simulator-http-server.md}.
 */
public final class HttpServer implements AutoCloseable {
    /** A key has 1,024 bytes, three times that encoded; a listing names up to three of them. */
    private static final int MAX_REQUEST_LINE_BYTES = 16 << 10;

    private static final int MAX_HEADER_BYTES = 16 << 10;

    /** Room for the largest listing page, so that one write hands it to the kernel. */
    private static final int SEND_BUFFER_BYTES = 1 << 20;

    private static final int BACKLOG_CONNECTIONS = 1024;

    private final EventLoopGroup threads;
    private final int maxBodyBytes;

    /**
     * @param threadCount threads that read, handle and write
     * @param maxBodyBytes largest body of a request; larger ones are answered with 413
     */
    public HttpServer(int threadCount, int maxBodyBytes) {
        this.threads =
                new MultiThreadIoEventLoopGroup(
                        threadCount, new DefaultThreadFactory("simulator", true), NioIoHandler.newFactory());
        this.maxBodyBytes = maxBodyBytes;
    }

    /**
     * Begins to serve on an address.
     *
     * @param port 0 for any that is free
     * @return the port
     */
    public int listen(InetAddress address, int port, RequestHandler handler) {
        Channel channel =
                new ServerBootstrap()
                        .group(threads)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG_CONNECTIONS)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES)
                        .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel connection) {
                                        connection
                                                .pipeline()
                                                .addLast(
                                                        new HttpServerCodec(
                                                                new HttpDecoderConfig()
                                                                        .setMaxInitialLineLength(MAX_REQUEST_LINE_BYTES)
                                                                        .setMaxHeaderSize(MAX_HEADER_BYTES)))
                                                .addLast(new HttpObjectAggregator(maxBodyBytes))
                                                .addLast(new ChunkedWriteHandler())
                                                .addLast(new Connection(handler));
                                    }
                                })
                        .bind(address, port)
                        .syncUninterruptibly()
                        .channel();
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Ends all connections and threads. What was to be done later is not done any more. */
    @Override
    public void close() {
        threads.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
