package dev.palisade.processor.call;

import dev.palisade.processor.call.SignalWay.Need;
import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Driver;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.graph.Effects;
import dev.palisade.processor.graph.EntryLocks;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.Program;
import dev.palisade.processor.graph.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Code that a signal runs: what is passed to a fence, and what extends its callback. */
public final class Callbacks {
  private static final String CALLBACK = "dev.palisade.runtime.FenceCallback";

  private final Program program;
  private final Needs needs;
  private final List<AddedCallback> all = new ArrayList<>();

  /**
   * One callback.
   *
   * @param code the body
   * @param driver whose fences it is added to, binary name; null if that is not evident
   * @param registered where it is added, or declared
   * @param needs the locks it takes
   */
  public record AddedCallback(
      MethodId code, @Nullable String driver, Step registered, Map<LockClass, Need> needs) {}

  Callbacks(Program program, Effects locks, EntryLocks entry) {
    this.program = program;
    needs = new Needs(program, locks, entry);
    for (MethodFacts body : program.bodies()) {
      if (body.overrides().stream().anyMatch(m -> m.owner().equals(CALLBACK))) {
        String text = "is the callback of a fence";
        add(body.id(), body.id(), new Step(body.id(), body.place(), Step.Kind.ENTERED, text));
      }
      body.calls().forEach(call -> learn(body.id(), call));
    }
  }

  /** All of them, in the order of the code that adds them. */
  public List<AddedCallback> all() {
    return List.copyOf(all);
  }

  private void learn(MethodId caller, Call call) {
    Contract contract = program.contract(call.callee());
    if (contract == null || contract.signals() == null) {
      return;
    }
    for (int index : contract.codeContexts().keySet()) {
      MethodId code = call.argument(index).code();
      if (code != null) {
        String text = "adds " + code.display() + " with " + call.callee().display();
        add(code, caller, new Step(caller, call.place(), Step.Kind.CALLS, text));
      }
    }
  }

  private void add(MethodId code, MethodId around, Step registered) {
    Map<LockClass, Need> taken = needs.ofAll(code);
    if (!taken.isEmpty()) {
      String driver = program.enclosingDriver(around.owner()).map(Driver::type).orElse(null);
      all.add(new AddedCallback(code, driver, registered, taken));
    }
  }
}
