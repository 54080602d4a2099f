package depot;

import dev.palisade.annotations.CheckSignaled;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.runtime.DriverFence;
import java.io.IOException;
import java.nio.channels.FileChannel;

@FenceDriver(name = "ring")
final class Ring {
  private final FileChannel device;
  private final DriverFence last;

  Ring(FileChannel device, DriverFence last) {
    this.device = device;
    this.last = last;
  }

  @CheckSignaled
  boolean passed(DriverFence fence) {
    return !device.isOpen();
  }

  void close() throws IOException {
    last.signal();
    device.close();
  }
}
