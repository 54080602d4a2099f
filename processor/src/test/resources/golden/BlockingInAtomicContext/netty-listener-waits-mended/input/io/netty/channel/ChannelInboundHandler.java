package io.netty.channel;

public interface ChannelInboundHandler extends ChannelHandler {
  void channelRead(ChannelHandlerContext ctx, Object message) throws Exception;
}
