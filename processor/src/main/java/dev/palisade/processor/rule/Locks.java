package dev.palisade.processor.rule;

import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.fact.TypeNames;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.graph.LockClass;
import java.util.Optional;

/** Locks as rules name and compare them. */
final class Locks {
  private Locks() {}

  /** What a message calls a lock. */
  static String display(Model model, LockRef lock) {
    return model
        .program()
        .classes()
        .of(lock)
        .map(LockClass::display)
        .orElseGet(() -> "the lock of " + TypeNames.simple(lock.object().objectType()));
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
    if (object.root() == Root.PARAMETER && object.index() < call.arguments().size()) {
      return onto(lock, call.arguments().get(object.index()));
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
