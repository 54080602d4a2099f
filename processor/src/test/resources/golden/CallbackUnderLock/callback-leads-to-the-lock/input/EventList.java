import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

final class EventList {
  private final ReentrantLock listLock = new ReentrantLock();
  private final ReentrantLock waiterLock = new ReentrantLock();
  private final List<DriverFence> actions = new ArrayList<>();
  private int waiters;

  boolean waitFor(Fence fence) {
    waiterLock.lock();
    try {
      waiters++;
      prune();
    } finally {
      waiterLock.unlock();
    }
    return fence.addCallback(this::woken);
  }

  private void woken(Fence fence) {
    waiterLock.lock();
    try {
      waiters--;
    } finally {
      waiterLock.unlock();
    }
  }

  private void prune() {
    listLock.lock();
    try {
      actions.removeIf(action -> action.fence().isDone());
    } finally {
      listLock.unlock();
    }
  }

  void event() {
    List<DriverFence> done;
    listLock.lock();
    try {
      done = new ArrayList<>(actions);
      done.forEach(DriverFence::signal); // expect CallbackUnderLock
    } finally {
      listLock.unlock();
    }
  }
}
