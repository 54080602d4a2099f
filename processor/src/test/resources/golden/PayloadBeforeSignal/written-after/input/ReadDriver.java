import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.PublishedBySignal;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceError;
import dev.palisade.runtime.Timeline;

@FenceDriver(name = "read")
final class ReadDriver {
  static class Read extends DriverFence {
    @PublishedBySignal int bytes;

    Read(Timeline timeline) {
      super(timeline);
    }
  }

  void completed(Read read, int bytes) {
    read.signal();
    read.bytes = bytes; // expect PayloadBeforeSignal
  }

  void failed(Read read, boolean lost) {
    if (lost) {
      read.signal(FenceError.DEVICE_LOST);
    }
    read.bytes = 0; // expect PayloadBeforeSignal
  }

  void onlyOnce(Read read, int bytes) {
    if (read.isSignaled()) {
      read.bytes += bytes; // expect PayloadBeforeSignal
    }
  }

  void throughGlue(ReadDriverFences fences, Read read, int bytes) {
    fences.signal(read, bytes);
    read.bytes++; // expect PayloadBeforeSignal
  }

  void inHelpers(Read read, int bytes) {
    finish(read);
    store(read, bytes);
  }

  private void finish(Read read) {
    read.signal();
  }

  private void store(Read read, int bytes) {
    read.bytes = bytes; // expect PayloadBeforeSignal
  }
}
