package com.example.locks;

import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.runtime.DriverFence;

/** Drivers by their lock. */
public class Drivers {
  private Drivers() {}

  @FenceDriver(name = "static lock", externalLock = "Queue0.LOCK")
  static class OfStaticLock {
    @EnableSignaling
    boolean arm(DriverFence fence) {
      return false;
    }
  }

  @FenceDriver(name = "own static lock", externalLock = "MONITOR")
  static class OfOwnStaticLock {
    static final Object MONITOR = new Object();
  }

  @FenceDriver(name = "own monitor", externalLock = "this")
  static class OfThis {}

  @FenceDriver(name = "class monitor", externalLock = "Queue0.class")
  static class OfClass {}

  static class Base {
    final Object guard = new Object();
  }

  @FenceDriver(name = "inherited monitor", externalLock = "guard")
  class OfInherited extends Base {}

  @FenceDriver(name = "held", externalLock = "lock")
  static class OfHeld {
    final Object lock = new Object();
  }
}
