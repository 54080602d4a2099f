package io.netty.util.concurrent;

public interface EventExecutor extends EventExecutorGroup {
  boolean inEventLoop();
}
