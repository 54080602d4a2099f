import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.PublishedBySignal;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceError;
import dev.palisade.runtime.Timeline;
import java.util.List;

@FenceDriver(name = "read")
final class ReadDriver {
  static class Read extends DriverFence {
    @PublishedBySignal int bytes;

    Read(Timeline timeline) {
      super(timeline);
    }
  }

  void completed(Read read, int bytes) {
    read.bytes = bytes;
    read.signal();
  }

  void failed(Read read, boolean lost) {
    if (lost) {
      read.signal(FenceError.DEVICE_LOST);
      return;
    }
    read.bytes = 0;
    read.signal();
  }

  void onlyOnce(Read read, int bytes) {
    if (!read.isSignaled()) {
      read.bytes += bytes;
    }
  }

  void throughGlue(ReadDriverFences fences, Read read, int bytes) {
    fences.signal(read, bytes + 1);
    if (read.isSignaled()) {
      fences.signal(read, bytes);
    }
  }

  void each(List<Read> reads) {
    for (Read read : reads) {
      read.bytes = 0;
      read.signal();
    }
  }

  void inHelpers(Read read, int bytes) {
    store(read, bytes);
    finish(read);
  }

  private void finish(Read read) {
    read.signal();
  }

  private void store(Read read, int bytes) {
    read.bytes = bytes;
  }
}
