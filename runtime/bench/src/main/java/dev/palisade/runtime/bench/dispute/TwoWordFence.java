package dev.palisade.runtime.bench.dispute;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * (b) The kernel's two words with the least that makes them right: the signaled flag and the
 * driver's ops. Signaling and adding hold the fence lock; who asks holds nothing. The ops are
 * loaded once, with acquire, and taken away with release after the flag is set: who finds none then
 * finds the flag.
 */
final class TwoWordFence implements Disputed {
  private final ReentrantLock lock;

  @SuppressWarnings("UnusedVariable") // accessed through OPS
  private volatile @Nullable Names ops;

  @SuppressWarnings("UnusedVariable") // accessed through SIGNALED
  private volatile boolean signaled;

  private @Nullable Node callbacks;

  TwoWordFence(ReentrantLock lock, Names ops) {
    this.lock = lock;
    OPS.set(this, ops);
  }

  @Override
  public boolean isSignaled() {
    return (boolean) SIGNALED.getAcquire(this);
  }

  @Override
  public boolean signal() {
    lock.lock();
    try {
      if ((boolean) SIGNALED.get(this)) {
        return false;
      }
      SIGNALED.setRelease(this, true);
      Node.run(callbacks);
      callbacks = null;
      OPS.setRelease(this, null);
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean addCallback(Counter counter) {
    if (isSignaled()) {
      return false;
    }
    lock.lock();
    try {
      if ((boolean) SIGNALED.get(this)) {
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
    Names loaded = (Names) OPS.getAcquire(this);
    return loaded == null || (boolean) SIGNALED.getOpaque(this) ? DETACHED : loaded.name();
  }

  private static final VarHandle OPS;
  private static final VarHandle SIGNALED;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      OPS = lookup.findVarHandle(TwoWordFence.class, "ops", Names.class);
      SIGNALED = lookup.findVarHandle(TwoWordFence.class, "signaled", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
