package com.example.two;

import dev.palisade.annotations.FenceDriver;
import java.util.List;
import java.util.Map;

@FenceDriver(name = "first", oneSubmitter = true)
class First {
  void submit(Map<String, ? extends List<Drivers.OfFirst[]>> map) {}

  Drivers.OfBoth both() {
    return null;
  }
}
