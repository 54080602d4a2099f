package dev.palisade.examples.eventloops.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.Locale;

/** A backend that knows one answer. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails here closes the channel.
public final class Upper extends SimpleChannelInboundHandler<String> {
  @Override
  protected void channelRead0(ChannelHandlerContext ctx, String question) {
    ctx.writeAndFlush(question.toUpperCase(Locale.ROOT) + "\n");
  }
}
