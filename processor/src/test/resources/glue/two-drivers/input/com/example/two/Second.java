package com.example.two;

import dev.palisade.annotations.FenceDriver;
import java.util.ArrayDeque;

@FenceDriver(name = "second")
class Second {
  private final ArrayDeque<Drivers.OfSecond> inFlight = new ArrayDeque<>();

  Second(Drivers.OfBoth both) {}
}
