package dev.palisade.processor.rule;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Contract.LockClause;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Keys;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Rule;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.graph.EntryLocks;
import dev.palisade.processor.graph.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A method called without a lock that it requires, or that it gives back. */
final class LockNotHeld implements Rule {
  static final String ID = "LockNotHeld";

  @Override
  public List<Finding> check(Model model) {
    List<Finding> findings = new ArrayList<>();
    if (model.program().facts().contracts().stream().noneMatch(LockNotHeld::needsAny)) {
      return findings;
    }
    for (MethodFacts caller : model.program().judged()) {
      if (!caller.place().isForeign() && !model.entryLocks().isUnseen(caller.id())) {
        for (Call call : caller.calls()) {
          Contract contract = model.program().contract(call.callee());
          if (contract != null
              && needsAny(contract)
              && !isOnNewObject(model.entryLocks(), caller, call)) {
            Stream.of(LockClause.REQUIRES, LockClause.RELEASES)
                .flatMap(clause -> contract.locks(clause).stream())
                .filter(lock -> isMissing(model, caller, call, lock))
                .forEach(lock -> findings.add(tell(model, caller, call, lock)));
          }
        }
      }
    }
    return findings;
  }

  private static boolean needsAny(Contract contract) {
    return contract.declares(LockClause.REQUIRES) || contract.declares(LockClause.RELEASES);
  }

  private static boolean isOnNewObject(EntryLocks entryLocks, MethodFacts caller, Call call) {
    ObjectPath receiver = call.receiver().object();
    return entryLocks.isOfNewObject(caller.id()) && receiver != null && receiver.isSelf();
  }

  private static boolean isMissing(
      Model model, MethodFacts caller, Call call, DeclaredLock declared) {
    if (declared.onTrue()) {
      return false;
    }
    List<LockRef> held = model.entryLocks().at(caller.id(), call.held(), call.dropped());
    return Locks.atCall(declared.lock(), call)
        .filter(wanted -> held.stream().noneMatch(lock -> lock.covers(wanted)))
        .filter(wanted -> !Locks.isHeldAround(model, caller.id(), wanted))
        .isPresent();
  }

  private static Finding tell(Model model, MethodFacts caller, Call call, DeclaredLock declared) {
    String lock = Locks.display(model, declared.lock());
    String callee = call.callee().display();
    return new Finding(
        ID,
        Severity.ERROR,
        Keys.of(ID, List.of(caller.id().toString(), call.callee().toString(), lock)),
        call.place(),
        callee + " is called without " + lock + ", which it requires",
        Locks.traceWith(
            model,
            model.entryLocks().at(caller.id(), call.held(), call.dropped()),
            new Step(caller.id(), call.place(), Step.Kind.CALLS, "calls " + callee)),
        List.of(),
        List.of(
            "take "
                + lock
                + " first, or "
                + (caller.id().isLambda()
                    ? "around what runs this code"
                    : "say @Requires on " + caller.id().display())),
        Set.of(caller.id().owner()));
  }
}
