import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.PublishedBySignal;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceStatus;
import dev.palisade.runtime.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Queue;

@FenceDriver(name = "copy")
final class CopyDriver {
  static class Copy extends DriverFence {
    @PublishedBySignal int bytes;

    Copy(Timeline timeline) {
      super(timeline);
    }

    int bytes() {
      return bytes; // expect PayloadBeforeSignal
    }
  }

  private Copy latest;

  int atOnce(Copy copy) {
    return copy.bytes; // expect PayloadBeforeSignal
  }

  int negated(Copy copy) {
    if (copy.isSignaled()) {
      return 0;
    }
    return copy.bytes; // expect PayloadBeforeSignal
  }

  int ofAnother(Copy one, Copy other) throws InterruptedException {
    one.await();
    return other.bytes; // expect PayloadBeforeSignal
  }

  int timedOut(Copy copy) throws InterruptedException {
    copy.await(Duration.ofMillis(1));
    return copy.bytes; // expect PayloadBeforeSignal
  }

  int interrupted(Copy copy) {
    try {
      copy.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return copy.bytes; // expect PayloadBeforeSignal
  }

  int either(Copy copy, boolean now) {
    return now || copy.isDone() ? copy.bytes : -1; // expect PayloadBeforeSignal
  }

  int throughGetter(Copy copy) {
    return copy.bytes();
  }

  int inHelper(Copy copy) {
    if (copy.isSignaled()) {
      return read(copy);
    }
    return -read(copy);
  }

  private int read(Copy copy) {
    return copy.bytes; // expect PayloadBeforeSignal
  }

  int replaced(Copy next) {
    if (latest.isSignaled()) {
      latest = next;
      return latest.bytes; // expect PayloadBeforeSignal
    }
    return -1;
  }

  int first(List<Copy> copies) {
    int sum = 0;
    for (Copy copy : copies) {
      if (copy.isSignaled()) {
        sum++;
      }
      sum += copy.bytes; // expect PayloadBeforeSignal
    }
    return sum;
  }

  int polled(Queue<Copy> copies) {
    Copy done = copies.poll();
    Copy next = copies.poll();
    return done.isSignaled() ? next.bytes : 0; // expect PayloadBeforeSignal
  }

  int switched(Copy copy) {
    switch (copy.status()) {
      case PENDING:
        return copy.bytes; // expect PayloadBeforeSignal
      default:
        return 0;
    }
  }

  int compared(Copy copy) {
    FenceStatus status = copy.status();
    return status != FenceStatus.FAILED ? copy.bytes : 0; // expect PayloadBeforeSignal
  }

  void callback(Copy copy, Copy other) {
    copy.addCallback((Fence f) -> System.gc());
    copy.addCallback(f -> report(other.bytes)); // expect PayloadBeforeSignal
  }

  void report(int bytes) {}
}
