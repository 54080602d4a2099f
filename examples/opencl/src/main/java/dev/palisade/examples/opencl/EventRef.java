package dev.palisade.examples.opencl;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A device's event, released when the last who uses it lets go. Its fence is the first user; who
 * wants to ask the event something, or to have a command wait for it, becomes one for that long:
 * the fence may be signaled, done and gone meanwhile, and a released handle crashes the JVM.
 */
final class EventRef {
  final ClDevice device;
  final long handle;
  private final AtomicInteger users = new AtomicInteger(1);
  private volatile boolean failed;

  EventRef(ClDevice device, long handle) {
    this.device = device;
    this.handle = handle;
  }

  /** False: the event is released. */
  boolean use() {
    int now = users.get();
    while (now > 0) {
      if (users.compareAndSet(now, now + 1)) {
        return true;
      }
      now = users.get();
    }
    return false;
  }

  /** Before the fence is signaled, and so before the last user lets go. */
  void fail() {
    failed = true;
  }

  void letGo() {
    if (users.decrementAndGet() > 0) {
      return;
    }
    if (failed) {
      device.releaseFailed(handle);
    } else {
      device.release(handle);
    }
  }
}
