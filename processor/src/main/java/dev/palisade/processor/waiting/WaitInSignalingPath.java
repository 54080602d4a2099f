package dev.palisade.processor.waiting;

import dev.palisade.processor.call.Deed;
import dev.palisade.processor.call.FencePaths.Path;
import dev.palisade.processor.call.Trail;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * A signaling path waits for a fence that is not known to be signaled by somebody else first. Which
 * fences are, {@code after} says; a wait whose driver no contract names passes where {@code after}
 * is given at all.
 */
public final class WaitInSignalingPath implements Rule {
  static final String ID = "WaitInSignalingPath";

  @Override
  public List<Finding> check(Model model) {
    List<Finding> findings = new ArrayList<>();
    for (Path path : model.calls().fencePaths().all()) {
      for (Trail trail : model.calls().deeds().of(path.method())) {
        if (trail.deed() instanceof Deed.WaitsForFence wait && !isLater(path, wait)) {
          findings.add(tell(path, trail));
          break;
        }
      }
    }
    return findings;
  }

  private static boolean isLater(Path path, Deed.WaitsForFence wait) {
    return wait.named() ? path.after().contains(wait.driver()) : !path.after().isEmpty();
  }

  private static Finding tell(Path path, Trail trail) {
    return SignalingPaths.tell(
        ID,
        path,
        trail,
        "is a signaling path and waits for a fence that it may have to signal itself",
        List.of(
            "wait before the path is entered, or in a callback of the fence",
            "name the driver whose fences are signaled first in @SignalingPath(after = ...)"));
  }
}
