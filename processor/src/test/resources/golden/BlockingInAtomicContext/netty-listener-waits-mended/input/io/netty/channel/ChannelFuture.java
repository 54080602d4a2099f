package io.netty.channel;

import io.netty.util.concurrent.Future;

public interface ChannelFuture extends Future<Void> {}
