package com.example.ring;

import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.PublishedBySignal;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Timeline;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;

/** A ring of requests that a device completes in order. */
@FenceDriver(name = "ring")
public class RingDriver {
  /** A request; its result is what the device answered. */
  public static final class Request extends DriverFence {
    @PublishedBySignal int result;

    Request(Timeline timeline) {
      super(timeline);
    }
  }

  final ReentrantLock ringLock = new ReentrantLock();
  final ArrayDeque<Request> inFlight = new ArrayDeque<>();
  boolean interruptsOn;

  RingDriver() {}

  @EnableSignaling
  boolean arm(DriverFence fence) {
    ringLock.lock();
    try {
      interruptsOn = true;
      return true;
    } finally {
      ringLock.unlock();
    }
  }

  @InterruptHandler
  void retired(int count) {
    ringLock.lock();
    try {
      interruptsOn = inFlight.size() > count;
    } finally {
      ringLock.unlock();
    }
  }
}
