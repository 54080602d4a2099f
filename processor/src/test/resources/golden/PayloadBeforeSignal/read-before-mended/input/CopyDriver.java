import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.PublishedBySignal;
import dev.palisade.annotations.Release;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceCallback;
import dev.palisade.runtime.FenceStatus;
import dev.palisade.runtime.Fences;
import dev.palisade.runtime.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;

@FenceDriver(name = "copy")
final class CopyDriver {
  static class Copy extends DriverFence {
    @PublishedBySignal int bytes;

    Copy(Timeline timeline) {
      super(timeline);
      bytes = -1;
    }

    int bytes() {
      return bytes;
    }
  }

  private Copy latest;
  private int total;

  int atOnce(CopyDriverFences fences, Copy copy) {
    return fences.bytes(copy);
  }

  int negated(Copy copy) {
    if (!copy.isSignaled()) {
      return 0;
    }
    return copy.bytes;
  }

  int ofAnother(Copy one, Copy other) throws InterruptedException {
    one.await();
    other.awaitDone();
    return one.bytes + other.bytes;
  }

  int timedOut(Copy copy) throws InterruptedException {
    if (!copy.await(Duration.ofMillis(1))) {
      return -1;
    }
    return copy.bytes;
  }

  int interrupted(Copy copy) {
    try {
      copy.fence().await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
    return copy.bytes;
  }

  int either(Copy copy, boolean now) {
    return now && copy.isDone() ? copy.bytes : -1;
  }

  int throughGetter(Copy copy) {
    boolean ready = copy.isSignaled();
    return ready ? copy.bytes() : 0;
  }

  int inHelper(Copy copy) throws InterruptedException {
    if (copy.isSignaled()) {
      return read(copy);
    }
    copy.await();
    return -read(copy);
  }

  private int read(Copy copy) {
    return copy.bytes;
  }

  private boolean isReady(Copy copy) {
    return copy.isSignaled() && copy.error() == null;
  }

  int asked(Copy copy) {
    return isReady(copy) ? copy.bytes : 0;
  }

  int replaced(Copy next) {
    if (next.isSignaled()) {
      latest = next;
      return next.bytes;
    }
    return -1;
  }

  int first(List<Copy> copies) {
    int sum = 0;
    for (Copy copy : copies) {
      if (!copy.isSignaled()) {
        continue;
      }
      sum += copy.bytes;
    }
    return sum;
  }

  int all(List<Copy> copies) throws InterruptedException {
    for (Copy copy : copies) {
      copy.await();
    }
    int sum = 0;
    for (Copy copy : copies) {
      sum += copy.bytes;
    }
    copies.forEach(copy -> report(copy.bytes));
    return sum;
  }

  int merged(Copy one, Copy other) throws InterruptedException {
    Fence both = Fences.merge(one, other);
    both.await();
    return one.bytes + other.bytes;
  }

  int polled(Queue<Copy> copies) {
    Copy done = copies.poll();
    return done != null && done.isSignaled() ? done.bytes : 0;
  }

  int spinning(Copy copy) {
    while (copy.status() == FenceStatus.PENDING) {
      Thread.onSpinWait();
    }
    return copy.bytes;
  }

  int switched(Copy copy) {
    switch (copy.status()) {
      case SIGNALED:
        return copy.bytes;
      default:
        return 0;
    }
  }

  int compared(Copy copy) {
    FenceStatus status = copy.status();
    return status == FenceStatus.SIGNALED ? copy.bytes : 0;
  }

  void callback(Copy copy) {
    copy.addCallback(f -> report(copy.bytes));
    copy.addCallback(f -> report(((Copy) f).bytes));
    copy.addCallback(
        new FenceCallback() {
          @Override
          public void signaled(Fence fence) {
            if (fence instanceof Copy signaled) {
              report(signaled.bytes);
            }
          }
        });
    if (!copy.addCallback(this::finished)) {
      report(copy.bytes);
    }
  }

  private void finished(Fence fence) {
    report(((Copy) fence).bytes);
  }

  void later(Copy copy, Executor executor) throws InterruptedException {
    copy.await();
    executor.execute(() -> report(copy.bytes));
  }

  @Release
  void release(DriverFence fence) {
    total += ((Copy) fence).bytes;
  }

  void report(int bytes) {}
}
