import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import java.util.ArrayList;
import java.util.List;

final class EventList {
  private final Object list = new Object();
  private final List<DriverFence> actions = new ArrayList<>();
  private int waiters;

  boolean waitFor(Fence fence) {
    return fence.addCallback(this::woken);
  }

  private void woken(Fence fence) {
    synchronized (list) {
      waiters--;
    }
  }

  private void listed(Runnable code) {
    synchronized (list) {
      code.run();
    }
  }

  void event() {
    listed(() -> actions.forEach(DriverFence::signal)); // expect CallbackUnderLock
  }
}
