package dev.palisade.processor.rule;

import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.LockRef.Kind;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Access;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Keys;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Rule;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.graph.EntryLocks;
import dev.palisade.processor.graph.Step;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A field touched without the lock that guards it: of the same object, and held for writing where
 * the field is written.
 *
 * <p>Whoever makes an object may touch its fields: nobody else has it yet. A lambda that is not run
 * at once holds nothing; one that is passed to code nobody has seen is not judged.
 */
final class GuardedAccess implements Rule {
  static final String ID = "GuardedAccess";

  @Override
  public Collection<Finding> check(Model model) {
    Map<String, Finding> byKey = new LinkedHashMap<>();
    for (MethodFacts method : model.program().bodies()) {
      for (Access access : method.accesses()) {
        if (access.guard().kind() != Kind.SIGNALED
            && !isExempt(model.entryLocks(), method.id(), access)
            && !model.calls().locks().isOfNew(method, access.place())) {
          List<LockRef> held = model.entryLocks().at(method.id(), access.held(), access.dropped());
          LockRef wanted =
              access.guard().in(access.write() ? LockRef.Mode.WRITE : LockRef.Mode.READ);
          if (held.stream().noneMatch(lock -> lock.covers(wanted))
              && !Locks.isHeldAround(model, method.id(), wanted)) {
            Finding finding = tell(model, method.id(), access, held);
            // Of x += 1 the write is told: it comes last.
            byKey.merge(
                finding.key(),
                finding,
                (known, next) -> known.place().equals(next.place()) ? next : known);
          }
        }
      }
    }
    return byKey.values();
  }

  private static boolean isExempt(EntryLocks entryLocks, MethodId method, Access access) {
    boolean isNew = entryLocks.isOfNewObject(method) || method.isInitialiser();
    return (isNew && access.ofOwn()) || entryLocks.isUnseen(method);
  }

  private static Finding tell(Model model, MethodId method, Access access, List<LockRef> held) {
    String lock = Locks.display(model, access.guard());
    boolean readOnly = held.stream().anyMatch(h -> h.mayBe(access.guard()));
    String touches = (access.write() ? "writes " : "reads ") + access.field().display();
    String title =
        access.field().display()
            + (access.write() ? " is written" : " is read")
            + (readOnly
                ? " with " + lock + " held for reading only, which guards it"
                : " without " + lock + ", which guards it");
    String wayOut =
        method.isLambda()
            ? "take " + lock + " in the lambda: it runs when nobody holds it any more"
            : "take " + lock + " around it, or say @Requires on " + method.display();
    return new Finding(
        ID,
        Severity.ERROR,
        Keys.of(ID, List.of(method.toString(), access.field().toString())),
        access.place(),
        title,
        Locks.traceWith(model, held, new Step(method, access.place(), Step.Kind.TOUCHES, touches)),
        List.of(),
        List.of(readOnly ? "take " + lock + " for writing" : wayOut),
        Set.of(method.owner()));
  }
}
