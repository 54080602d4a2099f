package dev.palisade.runtime.bench.dispute;

import dev.palisade.runtime.BareFence;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceCallback;
import dev.palisade.runtime.Timeline;

/** (c) Palisade's core: no lock; a name is asked for inside a grace period. */
final class OneWordFence implements Disputed {
  private final BareFence fence;

  OneWordFence(Timeline timeline) {
    this.fence = new BareFence(timeline, 1);
  }

  @Override
  public boolean isSignaled() {
    return fence.isSignaled();
  }

  @Override
  public boolean signal() {
    return fence.signal();
  }

  @Override
  public boolean addCallback(Counter counter) {
    return fence.addCallback(new Count(counter));
  }

  @Override
  public String name() {
    return fence.timelineName();
  }

  private static final class Count extends FenceCallback {
    private final Counter counter;

    Count(Counter counter) {
      this.counter = counter;
    }

    @Override
    public void signaled(Fence fence) {
      counter.count++;
    }
  }
}
