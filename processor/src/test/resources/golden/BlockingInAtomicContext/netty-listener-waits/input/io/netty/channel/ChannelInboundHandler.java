package io.netty.channel;

public interface ChannelInboundHandler {
  void channelRead(ChannelHandlerContext ctx, Object message) throws Exception;
}
