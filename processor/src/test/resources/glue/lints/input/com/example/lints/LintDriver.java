package com.example.lints;

import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.runtime.DriverFence;
import java.util.List;

@FenceDriver(name = "lints")
@Deprecated
class LintDriver {
  @EnableSignaling
  @Deprecated(forRemoval = true)
  boolean arm(DriverFence fence) {
    return true;
  }

  @InterruptHandler
  @SuppressWarnings("rawtypes")
  void raw(List list) {}
}
