package dev.palisade.examples.eventloops.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.string.StringDecoder;
import io.netty.handler.codec.string.StringEncoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Servers that answer a line by a line, and how to ask them. All use the same event loops. */
public final class Lines {
  private static final int LONGEST = 1024;

  private final EventLoopGroup loops;

  public Lines(EventLoopGroup loops) {
    this.loops = loops;
  }

  /** Starts a server on this machine; each of its connections has a handler of its own. */
  public SocketAddress serve(Supplier<ChannelHandler> handler) throws InterruptedException {
    ServerBootstrap server =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(lines(handler));
    SocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return server.bind(anyPort).sync().channel().localAddress();
  }

  /** Asks a server. Waits for nothing: the answer comes later, on an event loop. */
  public CompletableFuture<String> ask(SocketAddress server, String question) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    Bootstrap client =
        new Bootstrap()
            .group(loops)
            .channel(NioSocketChannel.class)
            .handler(lines(() -> new Question(question, answer)));
    ChannelFuture connected = client.connect(server);
    connected.addListener(
        future -> {
          if (!future.isSuccess()) {
            answer.completeExceptionally(future.cause());
          }
        });
    return answer;
  }

  private static ChannelHandler lines(Supplier<ChannelHandler> handler) {
    return new ChannelInitializer<Channel>() {
      @Override
      protected void initChannel(Channel channel) {
        channel
            .pipeline()
            .addLast(new LineBasedFrameDecoder(LONGEST), new StringDecoder(), new StringEncoder())
            .addLast(handler.get());
      }
    };
  }

  /** Sends the question when it is connected, and hangs up when it has the answer. */
  @SuppressWarnings("FutureReturnValueIgnored") // What fails here closes the channel.
  private static final class Question extends SimpleChannelInboundHandler<String> {
    private final String question;
    private final CompletableFuture<String> answer;

    Question(String question, CompletableFuture<String> answer) {
      this.question = question;
      this.answer = answer;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      ctx.writeAndFlush(question + "\n");
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String line) {
      answer.complete(line);
      ctx.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      answer.completeExceptionally(new IllegalStateException("hung up"));
    }
  }
}
