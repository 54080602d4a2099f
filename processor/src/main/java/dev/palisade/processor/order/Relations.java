package dev.palisade.processor.order;

import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.graph.Program;
import java.util.List;

/**
 * Finds how two locks that one thread takes relate, from the paths by which the code names them.
 *
 * <p>A lock belongs to an object: a monitor to the object itself if its type synchronises on itself
 * or it came from elsewhere, any other lock to the object it is a field of. Of two locks of one
 * class the owners are what is left of the paths when the end they have in common is cut off.
 */
final class Relations {
  private final Program program;

  Relations(Program program) {
    this.program = program;
  }

  /** How two locks of one class relate. */
  Relation ofOneClass(LockRef held, LockRef wanted) {
    ObjectPath a = held.object();
    ObjectPath b = wanted.object();
    if (a.isNeighbourOf(b)) {
      return Relation.PEERS;
    }
    if (a.root() == Root.ANY
        || b.root() == Root.ANY
        || a.isChosenElsewhere()
        || b.isChosenElsewhere()) {
      return Relation.UNKNOWN;
    }
    boolean fromOne = startAtOneObject(a, b);
    if (fromOne && a.fields().size() == b.fields().size() && startsWith(a.fields(), b.fields())) {
      return a.isOneObject() ? Relation.SAME : Relation.UNKNOWN;
    }
    int common = commonEnd(a.fields(), b.fields());
    if (!fromOne) {
      boolean toBoth = common == a.fields().size() && common == b.fields().size();
      return arePeers(a, b) && toBoth ? Relation.PEERS : Relation.UNKNOWN;
    }
    return fromOneObject(a, b, common);
  }

  private Relation fromOneObject(ObjectPath a, ObjectPath b, int common) {
    List<FieldId> toHeld = a.fields().subList(0, a.fields().size() - common);
    List<FieldId> toWanted = b.fields().subList(0, b.fields().size() - common);
    List<FieldId> end = a.fields().subList(toHeld.size(), a.fields().size());
    // What is two fields away may be where it started: this.child.parent.
    if (startsWith(toWanted, toHeld)) {
      List<FieldId> way = toWanted.subList(toHeld.size(), toWanted.size());
      return way.size() == 1 ? Relation.inward(way, end, areGiven(way)) : Relation.UNKNOWN;
    }
    if (startsWith(toHeld, toWanted)) {
      List<FieldId> way = toHeld.subList(toWanted.size(), toHeld.size());
      return way.size() == 1 ? Relation.outward(way, end) : Relation.UNKNOWN;
    }
    return a.isOneObject() && b.isOneObject()
        ? Relation.siblings(a.fields(), b.fields())
        : Relation.UNKNOWN;
  }

  /** How a lock of another class relates: whether its owner is older, or further down a tree. */
  Relation ofTwoClasses(LockRef one, LockRef other) {
    LockRef held = one.on(one.object().unchosen());
    LockRef wanted = other.on(other.object().unchosen());
    if (!startAtOneObject(held.object(), wanted.object())) {
      return Relation.UNKNOWN;
    }
    List<FieldId> toHeld = toOwner(held);
    List<FieldId> toWanted = toOwner(wanted);
    if (!startsWith(toWanted, toHeld)
        || areTwoElements(toHeld, toWanted, one.object().isChosen() != other.object().isChosen())) {
      return Relation.UNKNOWN;
    }
    boolean isBeyond = !toHeld.isEmpty() && isOnward(toWanted, toHeld.size() - 1);
    List<FieldId> way =
        toWanted.subList(isBeyond ? toHeld.size() - 1 : toHeld.size(), toWanted.size());
    boolean given = areGiven(way);
    boolean isDown = !isBeyond && way.size() == 1 && isToItsKind(way.get(0));
    return (given || isDown) && isOwn(held) && isOwn(wanted)
        ? Relation.inward(way, List.of(), given)
        : Relation.UNKNOWN;
  }

  /** Whether one way leads through elements that are chosen otherwise on the other. */
  private static boolean areTwoElements(
      List<FieldId> one, List<FieldId> other, boolean isOneChosen) {
    for (int i = 0; i < one.size(); i++) {
      FieldId field = one.get(i);
      if (field.isMany() && (isOneChosen || !field.index().equals(other.get(i).index()))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a field leads from an object to one that may have the same field, as in a tree. */
  private boolean isToItsKind(FieldId field) {
    return program.classes().mayBeOne(field.owner(), field.type());
  }

  /** Whether the way goes on from a field through others that have been left out. */
  private static boolean isOnward(List<FieldId> way, int index) {
    return !way.get(index).equals(way.get(index).start());
  }

  private List<FieldId> toOwner(LockRef lock) {
    List<FieldId> fields = lock.object().fields();
    return isOfItself(lock) || fields.isEmpty() ? fields : fields.subList(0, fields.size() - 1);
  }

  /** Whether it is the monitor of an object that was not made to be locked. */
  private boolean isOfItself(LockRef lock) {
    ObjectPath object = lock.object();
    return lock.kind() == LockRef.Kind.MONITOR
        && (program.classes().isOfItself(object) || isInGivenField(object));
  }

  /** Whether no other object has the same lock: it was made for its owner. */
  private boolean isOwn(LockRef lock) {
    ObjectPath object = lock.object();
    return isOfItself(lock) || (!object.fields().isEmpty() && !isInGivenField(object));
  }

  private boolean isInGivenField(ObjectPath object) {
    return !object.fields().isEmpty() && program.isGiven(object.last());
  }

  private boolean areGiven(List<FieldId> way) {
    return way.stream().allMatch(program::isGiven);
  }

  private static boolean arePeers(ObjectPath a, ObjectPath b) {
    return a.root() != Root.STATIC && b.root() != Root.STATIC;
  }

  private static boolean startAtOneObject(ObjectPath a, ObjectPath b) {
    return a.root() == b.root()
        && a.root() != Root.ANY
        && a.index() == b.index()
        && (a.root() != Root.STATIC || a.type().equals(b.type()));
  }

  private static int commonEnd(List<FieldId> a, List<FieldId> b) {
    int common = 0;
    while (common < a.size()
        && common < b.size()
        && isSame(a.get(a.size() - 1 - common), b.get(b.size() - 1 - common))) {
      common++;
    }
    return common;
  }

  private static boolean startsWith(List<FieldId> path, List<FieldId> start) {
    for (int i = 0; i < start.size(); i++) {
      if (i >= path.size() || !isSame(path.get(i), start.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is one field, of whatever type its object turned out to be. */
  private static boolean isSame(FieldId a, FieldId b) {
    return a.start().name().equals(b.start().name()) && a.owner().equals(b.owner());
  }
}
