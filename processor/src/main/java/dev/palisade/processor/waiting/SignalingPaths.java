package dev.palisade.processor.waiting;

import dev.palisade.processor.call.FencePaths.Path;
import dev.palisade.processor.call.Trail;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Finding.Trace;
import dev.palisade.processor.finding.Keys;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.finding.Sites;
import dev.palisade.processor.graph.Step;
import java.util.List;

/** Tells what a signaling path must not do. */
final class SignalingPaths {
  private SignalingPaths() {}

  /** A finding about what a path does in the end. */
  static Finding tell(String id, Path path, Trail trail, String title, List<String> ways) {
    List<Step> steps = trail.steps();
    String name = path.method().display();
    return new Finding(
        id,
        Severity.ERROR,
        Keys.of(id, List.of(path.method().toString(), trail.doer().toString())),
        Sites.place(steps.subList(0, 1)),
        name + " " + title,
        List.of(new Trace(name + " must finish for a fence to be signaled:", steps)),
        List.of(),
        ways,
        Sites.types(steps));
  }
}
