package dev.palisade.runtime.bench;

import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.TimelineName;
import dev.palisade.runtime.DriverFence;

/** A driver whose ops do next to nothing, so that what surrounds them shows. */
@FenceDriver(name = "armed")
final class ArmedDriver {
  private int armed;

  @EnableSignaling
  boolean arm(DriverFence fence) {
    armed++;
    return true;
  }

  @TimelineName
  String name() {
    return "armed";
  }

  int armed() {
    return armed;
  }
}
