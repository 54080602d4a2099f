package ring;

import dev.palisade.annotations.CheckSignaled;
import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.TimelineName;
import dev.palisade.runtime.DriverFence;

/** Ops that a driver inherits. */
abstract class Ports implements Named {
  @EnableSignaling
  boolean arm(DriverFence fence) {
    return true;
  }

  @CheckSignaled
  boolean done(DriverFence fence) {
    return false;
  }
}

interface Named {
  @TimelineName
  String timeline();
}

abstract class Plain {
  @EnableSignaling
  boolean arm(DriverFence fence) {
    return true;
  }
}

@FenceDriver(name = "port")
class Port extends Ports {
  @Override
  public String timeline() {
    return "port";
  }
}
