package dev.palisade.runtime.bench.dispute;

import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.TimelineName;

/** A driver that is only asked for its name. */
@FenceDriver(name = "dispute")
final class DisputeDriver implements Disputed.Names {
  @Override
  @TimelineName
  public String name() {
    return "attached";
  }
}
