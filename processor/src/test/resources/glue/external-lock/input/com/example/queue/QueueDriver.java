package com.example.queue;

import dev.palisade.annotations.CheckSignaled;
import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.Release;
import dev.palisade.annotations.SetDeadline;
import dev.palisade.annotations.TimelineName;
import dev.palisade.runtime.DriverFence;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

@FenceDriver(name = "a \"queue\" for $5", externalLock = "fenceLock", timestamps = true)
class QueueDriver {
  final Lock fenceLock = new ReentrantLock();

  @EnableSignaling
  boolean arm(DriverFence fence) {
    return true;
  }

  @CheckSignaled
  boolean poll(DriverFence fence) {
    return false;
  }

  @TimelineName
  String name() {
    return "queue";
  }

  @SetDeadline
  void hurry(DriverFence fence, long nanos) {}

  @Release
  void free(DriverFence fence) {}

  @InterruptHandler
  void completed() {}
}
