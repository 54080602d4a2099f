package ring;

import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.Reclaims;
import dev.palisade.annotations.WaitsFor;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.Timeline;

/** Contracts of one driver's fences, and code that waits for just those. */
interface Frames {
  @FenceDriver(name = "copy")
  class Copies {
    static class Copy extends DriverFence {
      Copy(Timeline timeline) {
        super(timeline);
      }
    }

    @InterruptHandler
    void copied(Copy copy) {
      copy.signal();
    }
  }

  @FenceDriver(name = "render")
  class Renders {
    static class Render extends DriverFence {
      Render(Timeline timeline) {
        super(timeline);
      }
    }

    @InterruptHandler
    void rendered(Render render) {
      render.signal();
    }
  }

  @WaitsFor(Copies.class)
  void upload(Copies.Copy copy, Renders.Render before) throws InterruptedException;

  class Waiting implements Frames {
    @Override
    public void upload(Copies.Copy copy, Renders.Render before) throws InterruptedException {
      copy.await();
    }
  }

  interface Pool {
    @Reclaims
    byte[] take(Fence user) throws InterruptedException;
  }

  class Reclaiming implements Pool {
    @Override
    public byte[] take(Fence user) throws InterruptedException {
      return reclaim(user);
    }

    @Reclaims
    private byte[] reclaim(Fence user) throws InterruptedException {
      user.await();
      return new byte[1];
    }
  }
}
