package ring;

import dev.palisade.annotations.CheckSignaled;
import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.TimelineName;
import dev.palisade.runtime.DriverFence;

/** Ops that a driver inherits, and some that it cannot. */
abstract class Ports implements Named {
  @EnableSignaling // expect MalformedContract
  private boolean arm(DriverFence fence) {
    return true;
  }

  @CheckSignaled // expect MalformedContract
  boolean done() {
    return false;
  }
}

interface Named {
  @TimelineName
  String timeline();
}

class Plain {
  @EnableSignaling // expect MalformedContract
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
