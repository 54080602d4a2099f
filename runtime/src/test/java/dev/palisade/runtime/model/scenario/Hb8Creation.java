package dev.palisade.runtime.model.scenario;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceOp;
import dev.palisade.runtime.Timeline;
import dev.palisade.runtime.model.bytecode.Scenario;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** HB8: {@code close} finds every fence, or it was refused; and sees what its constructor wrote. */
final class Hb8Creation {
  private Hb8Creation() {}

  /** Creates a fence, perhaps too late; whether it is signaled at the end is for the observer. */
  private static String create(Timeline timeline) {
    try {
      return timeline.create().sequence() + "";
    } catch (IllegalStateException closed) {
      return "refused";
    }
  }

  static final class AgainstClose implements Scenario {
    private final ModelTimeline timeline = new ModelTimeline(FenceOp.CHECK_SIGNALED);
    private final DriverFence first = timeline.create();

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> create(timeline),
          () -> {
            timeline.close();
            return "closed " + first.error();
          });
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("2 | closed CANCELED", "refused | closed CANCELED");
    }
  }

  /** Two creators: their numbers differ, and each fence has its place. */
  static final class TwoCreators implements Scenario {
    private final ModelTimeline timeline = new ModelTimeline();
    private final DriverFence first = timeline.create();

    @Override
    public List<Callable<?>> actors() {
      return List.of(() -> create(timeline), () -> create(timeline));
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("2 | 3", "3 | 2");
    }
  }
}
