import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.concurrent.CompletableFuture;

/** Asks another server, over a channel of the same event loops. */
interface Backend {
  CompletableFuture<String> ask(String question);
}

final class Gateway extends SimpleChannelInboundHandler<String> {
  private final Backend backend;

  Gateway(Backend backend) {
    this.backend = backend;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, String question) throws Exception {
    String answer = backend.ask(question).get(); // expect BlockingInAtomicContext
    ctx.writeAndFlush(answer + "\n");
  }
}
