package depot;

import dev.palisade.runtime.Fence;

final class Jobs {
  interface Buffer extends AutoCloseable {
    void flip();

    @Override
    void close();
  }

  void polls(Fence fence) {
    while (!fence.isSignaled()) {
      Thread.onSpinWait();
    }
  }

  void drops(Fence fence, Buffer buffer) {
    fence.addCallback(done -> buffer.flip());
    if (fence.isSignaled()) {
      buffer.close();
    }
  }
}
