package dev.palisade.examples.opencl;

import dev.palisade.runtime.Fence;
import java.util.ArrayList;
import java.util.List;

/**
 * What one command waits for. Fences of the same device are its events, and the device waits
 * without us; every other fence is a {@link Gate}. One that is signaled needs neither, unless it
 * failed: then a gate hands the failure on.
 */
final class WaitList {
  private final ClDevice device;
  private final Gates gates;
  private final List<ClFence> used = new ArrayList<>();
  private final List<Gate> shut = new ArrayList<>();

  WaitList(ClDevice device, Gates gates) {
    this.device = device;
    this.gates = gates;
  }

  void add(Fence fence) {
    if (fence.isSignaled()) {
      if (fence.error() != null) {
        shut.add(new Gate(device, fence, gates));
      }
    } else if (fence instanceof ClFence own && own.event.device == device && own.event.use()) {
      used.add(own);
    } else {
      shut.add(new Gate(device, fence, gates));
    }
  }

  long[] events() {
    long[] events = new long[used.size() + shut.size()];
    int count = 0;
    for (ClFence fence : used) {
      events[count++] = fence.event.handle;
    }
    for (Gate gate : shut) {
      events[count++] = gate.event;
    }
    return events;
  }

  /** The command is enqueued, and the gates may open. */
  void enqueued() {
    shut.forEach(Gate::watch);
    shut.clear();
  }

  /** The device remembers by itself what its commands wait for. */
  void letGo() {
    used.forEach(fence -> fence.event.letGo());
    shut.forEach(gate -> device.release(gate.event));
  }
}
