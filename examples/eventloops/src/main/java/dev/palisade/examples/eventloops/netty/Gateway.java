package dev.palisade.examples.eventloops.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;

/** Answers what the backend answers, as soon as it does. Its event loop serves others meanwhile. */
public final class Gateway extends SimpleChannelInboundHandler<String> {
  private final Backend backend;

  public Gateway(Backend backend) {
    this.backend = backend;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // Nobody is left to be told of a reply not sent.
  protected void channelRead0(ChannelHandlerContext ctx, String question) {
    backend
        .ask(question)
        .exceptionally(failure -> "?")
        .thenAccept(answer -> ctx.writeAndFlush(answer + "\n"));
  }
}
