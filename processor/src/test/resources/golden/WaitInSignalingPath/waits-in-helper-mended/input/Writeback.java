import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.SignalingPath;
import dev.palisade.annotations.TimelineName;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;

@FenceDriver(name = "writeback")
final class Writeback {
  @TimelineName
  String timeline() {
    return "writeback";
  }

  @SignalingPath
  void finish(DriverFence out) {
    out.signal();
  }

  void finishAndDrain(DriverFence out) throws InterruptedException {
    finish(out);
    drain(out.fence());
  }

  private void drain(Fence fence) throws InterruptedException {
    fence.await();
  }
}
