package io.netty.util.concurrent;

public interface Future<V> extends java.util.concurrent.Future<V> {
  boolean isSuccess();

  Future<V> syncUninterruptibly();

  Future<V> sync() throws InterruptedException;

  Future<V> addListener(GenericFutureListener<? extends Future<? super V>> listener);
}
