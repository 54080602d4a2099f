package dev.palisade.runtime.bench.dispute;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * (a) Every op and every question under the fence lock, which fences of a timeline share, as in the
 * kernel. Nothing can race; whoever asks waits for whoever signals.
 */
final class LockedFence implements Disputed {
  private final ReentrantLock lock;
  private @Nullable Names ops;
  private @Nullable Node callbacks;

  LockedFence(ReentrantLock lock, Names ops) {
    this.lock = lock;
    this.ops = ops;
  }

  @Override
  public boolean isSignaled() {
    lock.lock();
    try {
      return ops == null;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean signal() {
    lock.lock();
    try {
      if (ops == null) {
        return false;
      }
      ops = null;
      Node.run(callbacks);
      callbacks = null;
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean addCallback(Counter counter) {
    lock.lock();
    try {
      if (ops == null) {
        return false;
      }
      Node node = new Node(counter);
      node.next = callbacks;
      callbacks = node;
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String name() {
    lock.lock();
    try {
      return ops == null ? DETACHED : ops.name();
    } finally {
      lock.unlock();
    }
  }
}
