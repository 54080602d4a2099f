package dev.palisade.examples.eventloops.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;

/** The bug: waits on the event loop that may have to bring the answer. */
final class WaitingGateway extends SimpleChannelInboundHandler<String> {
  private final Backend backend;

  WaitingGateway(Backend backend) {
    this.backend = backend;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, String question) throws Exception {
    String answer = backend.ask(question).get(); // expect BlockingInAtomicContext
    ctx.writeAndFlush(answer + "\n");
  }
}
