package io.netty.channel;

public interface ChannelHandlerContext {
  ChannelFuture writeAndFlush(Object message);
}
