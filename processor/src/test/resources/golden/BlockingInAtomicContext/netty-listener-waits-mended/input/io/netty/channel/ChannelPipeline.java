package io.netty.channel;

import io.netty.util.concurrent.EventExecutorGroup;

public interface ChannelPipeline {
  ChannelPipeline addLast(EventExecutorGroup group, String name, ChannelHandler handler);
}
