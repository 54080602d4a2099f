package dev.palisade.processor.waiting;

import dev.palisade.processor.call.Deed;
import dev.palisade.processor.call.FencePaths.Path;
import dev.palisade.processor.call.Trail;
import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.Effect;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * A signaling path reaches what may wait for fences to get a resource back. One that declares it
 * itself is reported where it does.
 */
public final class ReclaimInSignalingPath implements Rule {
  static final String ID = "ReclaimInSignalingPath";

  @Override
  public List<Finding> check(Model model) {
    List<Finding> findings = new ArrayList<>();
    for (Path path : model.calls().fencePaths().all()) {
      Contract contract = model.program().ownContract(path.method());
      if (contract == null || !contract.effects().contains(Effect.RECLAIMS)) {
        for (Trail trail : model.calls().deeds().of(path.method())) {
          if (trail.deed() instanceof Deed.Reclaims) {
            findings.add(tell(path, trail));
          }
        }
      }
    }
    return findings;
  }

  private static Finding tell(Path path, Trail trail) {
    return SignalingPaths.tell(
        ID,
        path,
        trail,
        "is a signaling path, and %s %s"
            .formatted(
                trail.doer().equals(path.method()) ? "it" : trail.doer().display(), trail.text()),
        List.of("take what it needs when the fence is created"));
  }
}
