package ring;

import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.SignalingPath;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.Timeline;

/** A path that may wait for uploads, and waits for its own driver's fences: their type says so. */
@FenceDriver(name = "renderer")
class Renderer {
  @FenceDriver(name = "uploads")
  static class Uploads {
    static class Upload extends DriverFence {
      Upload(Timeline timeline) {
        super(timeline);
      }
    }
  }

  static class Frame extends DriverFence {
    Frame(Timeline timeline) {
      super(timeline);
    }
  }

  @SignalingPath(after = Uploads.class)
  void render(Uploads.Upload upload, Fence either, Frame before, Frame frame)
      throws InterruptedException {
    upload.await();
    either.await();
    before.await(); // expect WaitInSignalingPath
    frame.signal();
  }
}
