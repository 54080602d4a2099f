package io.netty.channel;

import java.util.concurrent.Executor;

public interface EventLoop extends Executor {}
