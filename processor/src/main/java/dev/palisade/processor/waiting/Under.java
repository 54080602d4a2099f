package dev.palisade.processor.waiting;

import dev.palisade.processor.call.Deeds;
import dev.palisade.processor.call.Trail;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Acquisition;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Sites;
import dev.palisade.processor.graph.CallGraph.Site;
import dev.palisade.processor.graph.Step;
import dev.palisade.processor.graph.Targets.HeldBy;
import java.util.ArrayList;
import java.util.List;

/**
 * What is done while locks are held.
 *
 * @param method whose call leads to it
 * @param held the locks, as this method names them, oldest first: its own, and those that a callee
 *     holds while it runs the code it was passed
 * @param trail from that call to what is done
 */
record Under(MethodId method, List<HeldBy> held, Trail trail) {

  /** All that a body does under locks. */
  static List<Under> in(Model model, MethodFacts body) {
    return in(model, body, model.program().heldOnEntry(body.id()));
  }

  /** All that a body does under locks, which holds these when it starts. */
  static List<Under> in(Model model, MethodFacts body, List<Held> onEntry) {
    List<Under> all = new ArrayList<>(0);
    for (Call call : body.calls()) {
      List<HeldBy> held = held(body, onEntry, call.held());
      if (!held.isEmpty()) {
        for (Trail trail : model.calls().deeds().of(body.id(), call)) {
          all.add(new Under(body.id(), held, trail));
        }
      }
    }
    for (Acquisition acquisition : body.acquisitions()) {
      List<HeldBy> held = held(body, onEntry, acquisition.held());
      Trail waits = held.isEmpty() ? null : Deeds.timed(body, acquisition);
      if (waits != null) {
        all.add(new Under(body.id(), held, waits));
      }
    }
    if (body.id().owner().startsWith("dev.palisade.runtime.")) {
      return all; // What the core runs under an external lock says itself that this is held.
    }
    for (Site site : model.calls().graph().codeUnderLocks(body.id())) {
      List<HeldBy> held = held(body, onEntry, site.call().held());
      held.addAll(site.inside());
      for (Trail trail : model.calls().deeds().through(site)) {
        all.add(new Under(body.id(), held, trail));
      }
    }
    return all;
  }

  private static List<HeldBy> held(MethodFacts body, List<Held> onEntry, List<Held> here) {
    List<HeldBy> held = new ArrayList<>(onEntry.size() + here.size());
    onEntry.forEach(each -> held.add(new HeldBy(body.id(), each)));
    here.forEach(each -> held.add(new HeldBy(body.id(), each)));
    return held;
  }

  /** The steps to what is done, with these before it, which take locks. */
  List<Step> after(Step... taken) {
    List<Step> steps = new ArrayList<>(trail.steps());
    for (int i = taken.length - 1; i >= 0; i--) {
      boolean isCallees = !taken[i].method().equals(method);
      steps.add(isCallees ? 1 : 0, taken[i]);
    }
    return steps;
  }

  /** Where to tell of it: at the call or, where nothing can be printed there, at one of these. */
  Place place(Step... taken) {
    List<Step> steps = new ArrayList<>(List.of(taken));
    steps.add(trail.steps().get(0));
    return Sites.place(steps);
  }
}
