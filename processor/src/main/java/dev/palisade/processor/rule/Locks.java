package dev.palisade.processor.rule;

import static java.util.stream.Collectors.joining;

import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.fact.TypeNames;
import dev.palisade.processor.finding.Finding.Trace;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.Step;
import java.util.List;
import java.util.Optional;

/** Locks as rules name and compare them. */
final class Locks {
  private Locks() {}

  /** What a message calls a lock. */
  static String display(Model model, LockRef lock) {
    LockClass named = model.program().classes().of(lock);
    return named == null
        ? "the lock of " + TypeNames.simple(lock.object().objectType())
        : named.display();
  }

  /** One step of a method, with what is held there. */
  static List<Trace> traceWith(Model model, List<LockRef> held, Step step) {
    String names =
        held.stream().map(lock -> display(model, lock)).distinct().collect(joining(" and "));
    String heading =
        step.method().display() + " holds " + (names.isEmpty() ? "no lock" : names) + " there:";
    return List.of(new Trace(heading, List.of(step)));
  }

  /**
   * Whether a lock of the object around an inner one may well be held where a method of that
   * starts: its callers hold one of that name, nobody knows of which object.
   */
  static boolean isHeldAround(Model model, MethodId method, LockRef wanted) {
    List<FieldId> fields = wanted.object().fields();
    return !fields.isEmpty()
        && fields.get(0).isOuter()
        && model.entryLocks().of(method).stream().anyMatch(lock -> lock.covers(wanted));
  }

  /**
   * A lock of a callee as its caller names it; empty if the object it belongs to has no name there:
   * it may well be new, and nobody else's.
   */
  static Optional<LockRef> atCall(LockRef lock, Call call) {
    ObjectPath object = lock.object();
    if (object.root() == Root.THIS) {
      return onto(lock, call.receiver());
    }
    if (object.root() == Root.PARAMETER) {
      return onto(lock, call.argument(object.index()));
    }
    return object.root() == Root.STATIC || object.root() == Root.ANY
        ? Optional.of(lock)
        : Optional.empty();
  }

  private static Optional<LockRef> onto(LockRef lock, Argument actual) {
    return actual.object() == null
        ? Optional.empty()
        : Optional.of(lock.on(actual.object().append(lock.object().fields())));
  }
}
