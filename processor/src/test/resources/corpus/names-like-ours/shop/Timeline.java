package shop;

import java.util.ArrayList;
import java.util.List;

class Timeline {
  private final List<DriverFence> fences = new ArrayList<>();

  synchronized void add(DriverFence fence) {
    fences.add(fence);
  }

  synchronized void close() {
    for (DriverFence fence : fences) {
      fence.addCallback(Fence::signal);
    }
  }
}
