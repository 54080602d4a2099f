package io.netty.channel;

public abstract class SimpleChannelInboundHandler<I> implements ChannelInboundHandler {
  @Override
  @SuppressWarnings("unchecked")
  public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
    channelRead0(ctx, (I) message);
  }

  protected abstract void channelRead0(ChannelHandlerContext ctx, I message) throws Exception;
}
