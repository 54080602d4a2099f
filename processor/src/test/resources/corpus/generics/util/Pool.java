package util;

import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

public abstract class Pool<K extends Comparable<? super K>, V extends Closeable & Comparable<V>>
    implements Closeable {
  private final Map<K, Deque<V>> idle = new HashMap<>();
  protected final Lock lock = new ReentrantLock();

  protected abstract <X extends Exception> V make(K key, Supplier<? extends X> failure) throws X;

  @SafeVarargs
  public final <T extends V> List<? super T> giveBack(K key, T... values) {
    lock.lock();
    try {
      Deque<V> queue = idle.computeIfAbsent(key, k -> new ArrayDeque<>());
      for (T value : values) {
        queue.add(value);
      }
      return new java.util.ArrayList<V>(queue);
    } finally {
      lock.unlock();
    }
  }

  public <R> R with(K key, Function<? super V, ? extends R> work) throws Exception {
    V value = take(key);
    try {
      return work.apply(value);
    } finally {
      giveBack(key, value);
    }
  }

  private V take(K key) throws Exception {
    lock.lock();
    try {
      Deque<V> queue = idle.getOrDefault(key, new ArrayDeque<>());
      return queue.isEmpty() ? this.<Exception>make(key, Exception::new) : queue.remove();
    } finally {
      lock.unlock();
    }
  }

  public static class Nested<A> {
    public class Inner<B extends A> {
      B value;

      synchronized <C extends B> void set(C c) {
        value = c;
        synchronized (Nested.this) {
          other = c;
        }
      }
    }

    private A other;

    static <Q> Nested<Q>.Inner<Q> of(Nested<Q> outer) {
      Nested<Q>.Inner<Q> inner = outer.new Inner<Q>();
      inner.set(null);
      return inner;
    }
  }

  static <A, B, C> BiFunction<A, B, C> swap(BiFunction<? super B, ? super A, ? extends C> f) {
    return (a, b) -> f.apply(b, a);
  }

  static int raw(Collection all) {
    return all.size();
  }
}
