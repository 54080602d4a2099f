package ring;

import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.runtime.DriverFence;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;

/** A driver whose ops are in a superclass: they are entered under the driver's external lock. */
abstract class Display<E extends DriverFence> {
  private final Object eventLock = new Object();
  private final Queue<E> events = new ArrayDeque<>();

  @EnableSignaling
  boolean arm(DriverFence fence) {
    synchronized (eventLock) {
      return events.contains(fence);
    }
  }

  @InterruptHandler
  void shown(E event) {
    synchronized (eventLock) {
      events.remove(event);
    }
    event.signal();
  }
}

@FenceDriver(name = "panel", externalLock = "panelLock")
class Panel extends Display<DriverFence> {
  final ReentrantLock panelLock = new ReentrantLock();

  void show(PanelFences fences, DriverFence event) {
    fences.shown(event);
  }
}
