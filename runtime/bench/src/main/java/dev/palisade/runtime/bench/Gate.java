package dev.palisade.runtime.bench;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.SettableFuture;
import dev.palisade.runtime.BareFence;
import dev.palisade.runtime.Timeline;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Something a thread waits for and another one opens, once. */
interface Gate {
  void open();

  void pass() throws InterruptedException;

  static Gate fence(Timeline timeline) {
    BareFence fence = new BareFence(timeline, 1);
    return new Gate() {
      @Override
      public void open() {
        fence.signal();
      }

      @Override
      public void pass() throws InterruptedException {
        fence.await();
      }
    };
  }

  static Gate future() {
    CompletableFuture<Integer> future = new CompletableFuture<>();
    return new Gate() {
      @Override
      public void open() {
        future.complete(1);
      }

      @Override
      public void pass() {
        Integer unused = future.join();
      }
    };
  }

  static Gate settable() {
    SettableFuture<Integer> future = SettableFuture.create();
    return new Gate() {
      @Override
      public void open() {
        future.set(1);
      }

      @Override
      public void pass() {
        Integer unused = Futures.getUnchecked(future);
      }
    };
  }

  static Gate promise() {
    DefaultPromise<Integer> promise = new DefaultPromise<>(GlobalEventExecutor.INSTANCE);
    return new Gate() {
      @Override
      public void open() {
        promise.trySuccess(1);
      }

      @Override
      public void pass() throws InterruptedException {
        promise.await();
      }
    };
  }

  static Gate latch() {
    CountDownLatch latch = new CountDownLatch(1);
    return new Gate() {
      @Override
      public void open() {
        latch.countDown();
      }

      @Override
      public void pass() throws InterruptedException {
        latch.await();
      }
    };
  }

  /** What waiting cannot be cheaper than: two volatile words, for one waiter. */
  static Gate parking() {
    return new Parking();
  }

  /** See {@link #parking()}. */
  final class Parking implements Gate {
    private volatile boolean open;
    private volatile @Nullable Thread waiter;

    @Override
    public void open() {
      open = true;
      LockSupport.unpark(waiter);
    }

    @Override
    public void pass() {
      waiter = Thread.currentThread();
      while (!open) {
        LockSupport.park(this);
      }
    }
  }
}
