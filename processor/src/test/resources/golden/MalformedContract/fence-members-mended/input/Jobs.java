package ring;

import dev.palisade.annotations.MustSignal;
import dev.palisade.annotations.PublishedBySignal;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Timeline;

class Jobs<F extends DriverFence> {
  @MustSignal DriverFence produced;

  @MustSignal F generic;

  @MustSignal
  JobFence take() {
    return null;
  }

  void submit(@MustSignal JobFence fence) {
    fence.signal();
  }

  static class JobFence extends DriverFence {
    @PublishedBySignal int result;
    @PublishedBySignal protected String name;

    JobFence(Timeline timeline) {
      super(timeline);
    }
  }

  record Holder(@MustSignal DriverFence fence) {}
}
