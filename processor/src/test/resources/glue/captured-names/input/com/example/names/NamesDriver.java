package com.example.names;

import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.PublishedBySignal;

/** A driver among types that are named like those the glue needs. */
@FenceDriver(name = "names", externalLock = "lock")
class NamesDriver {
  static class Request extends dev.palisade.runtime.DriverFence {
    @PublishedBySignal java.lang.String text;
    @PublishedBySignal String own;

    Request(dev.palisade.runtime.Timeline timeline) {
      super(timeline);
    }
  }

  final java.util.concurrent.locks.Lock lock = new java.util.concurrent.locks.ReentrantLock();

  @EnableSignaling
  boolean arm(dev.palisade.runtime.DriverFence fence) {
    return true;
  }

  @InterruptHandler
  void ours(Timeline timeline, Fence fence, Object object, String string, Throwable throwable) {}

  @InterruptHandler
  void oursToo(DriverFence fence, Set set, Lock lock, LockedSection section, Function function) {}

  @InterruptHandler
  java.lang.Object theirs(java.lang.String string, java.util.function.Function<?, ?> function) {
    return string;
  }
}
