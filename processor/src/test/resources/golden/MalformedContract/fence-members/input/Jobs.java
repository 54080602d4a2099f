package ring;

import dev.palisade.annotations.MustSignal;
import dev.palisade.annotations.PublishedBySignal;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.Timeline;

class Jobs {
  @PublishedBySignal int result; // expect MalformedContract

  @MustSignal Fence consumed; // expect MalformedContract

  @MustSignal // expect MalformedContract
  void returnsNothing() {}

  void submit(@MustSignal String name) {} // expect MalformedContract

  static class JobFence extends DriverFence {
    @PublishedBySignal final int result = 0; // expect MalformedContract
    @PublishedBySignal static int shared; // expect MalformedContract
    @PublishedBySignal private int hidden; // expect MalformedContract

    JobFence(Timeline timeline) {
      super(timeline);
    }
  }
}
