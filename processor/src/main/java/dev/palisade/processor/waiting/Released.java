package dev.palisade.processor.waiting;

import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.LockRef.Kind;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.LockClasses;
import java.util.List;

/** Which locks a wait gives back while it waits. */
final class Released {
  private Released() {}

  /**
   * Whether a lock that is held is among those given back. A condition whose lock has no name may
   * belong to any.
   */
  static boolean covers(List<LockRef> released, LockRef held, LockClasses classes) {
    for (LockRef named : released) {
      LockClass known = classes.of(named);
      if (isUnknown(named)
          ? held.kind() == Kind.LOCK
          : known != null ? known.equals(classes.of(held)) : named.object().equals(held.object())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnknown(LockRef lock) {
    ObjectPath object = lock.object();
    return !object.fields().isEmpty() && object.last().equals(ObjectPath.LOCK_OF_CONDITION);
  }
}
