package dev.palisade.runtime.model.scenario;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.model.bytecode.Scenario;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** HB9: the time stamp is the winner's, and seen by who learns of the signal. */
final class Hb9Time {
  private Hb9Time() {}

  static final class Stamped implements Scenario {
    private final DriverFence fence = new ModelTimeline(true).create();

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> fence.signal(),
          () -> fence.signal(),
          () -> fence.isSignaled() ? fence.timestampNanos() : "pending");
    }

    @Override
    public Set<String> outcomes() {
      return Set.of(
          "true | false | pending",
          "true | false | 1000",
          "false | true | pending",
          "false | true | 2000");
    }
  }
}
