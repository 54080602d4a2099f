import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.SignalingPath;
import dev.palisade.annotations.TimelineName;
import dev.palisade.annotations.WaitsFor;
import dev.palisade.runtime.Fence;

@FenceDriver(name = "copy")
final class CopyEngine {
  @TimelineName
  String timeline() {
    return "copy";
  }

  @WaitsFor
  void uploaded(Fence fence) throws InterruptedException {
    fence.await();
  }
}

@FenceDriver(name = "ring")
final class Submitter {
  private final CopyEngine copies = new CopyEngine();

  @TimelineName
  String timeline() {
    return "ring";
  }

  @SignalingPath(after = CopyEngine.class)
  void submit(Fence upload) throws InterruptedException {
    copies.uploaded(upload);
  }
}
