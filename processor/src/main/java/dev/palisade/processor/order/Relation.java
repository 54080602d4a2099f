package dev.palisade.processor.order;

import dev.palisade.processor.fact.FieldId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the lock that is wanted relates to the one that is held, as far as the code shows: what
 * decides whether two locks of one class may be taken in both orders.
 *
 * @param kind how
 * @param held the fields that lead to the owner of the lock held, if that matters
 * @param wanted the fields that lead to the owner of the lock wanted, if that matters
 * @param end the fields from those two owners to their locks
 * @param types of what the way inwards starts at, and of what it leads to; empty for other ways
 * @param older whether the lock wanted belongs to an object that is older than the owner of the one
 *     held, as it was passed to that one's constructor; or to the same, if the way is empty
 */
public record Relation(
    Kind kind, String held, String wanted, String end, List<String> types, boolean older) {

  /** Nothing is known. */
  static final Relation UNKNOWN = new Relation(Kind.UNKNOWN, "", "", "", List.of(), false);

  /** The very same lock. */
  static final Relation SAME = new Relation(Kind.SAME, "", "", "", List.of(), false);

  /** Receiver and parameter, two parameters, or neighbours in a circle. */
  static final Relation PEERS = new Relation(Kind.PEERS, "", "", "", List.of(), false);

  /** The ways for two locks to relate. */
  public enum Kind {
    /** Nothing is known. */
    UNKNOWN,
    /** The very same lock. */
    SAME,
    /** Two objects that play interchangeable roles: another call may swap them. */
    PEERS,
    /** The owner of the lock wanted is in a field of the owner of the one held. */
    INWARD,
    /** The owner of the lock held is in a field of the owner of the one wanted. */
    OUTWARD,
    /** Two fields of one object, or two static ones. */
    SIBLINGS
  }

  static Relation inward(List<FieldId> way, List<FieldId> end, boolean given) {
    List<String> types =
        way.isEmpty() ? List.of() : List.of(way.get(0).owner(), way.get(way.size() - 1).type());
    return new Relation(Kind.INWARD, "", written(way), written(end), types, given);
  }

  static Relation outward(List<FieldId> way, List<FieldId> end) {
    return new Relation(Kind.OUTWARD, written(way), "", written(end), List.of(), false);
  }

  static Relation siblings(List<FieldId> held, List<FieldId> wanted) {
    return new Relation(Kind.SIBLINGS, written(held), written(wanted), "", List.of(), false);
  }

  /** What a key is made of, which outlives a change of what is known besides. */
  public String name() {
    return kind + " " + held + " " + wanted;
  }

  /** Whether the owner of the lock wanted is older, and not the same. */
  boolean strictlyOlder() {
    return older && !wanted.isEmpty();
  }

  /** Whether the owner of the lock wanted is an element of an array or collection. */
  boolean wantsElement() {
    return wanted.endsWith("[*]");
  }

  private static String written(List<FieldId> way) {
    return way.stream().map(FieldId::toString).collect(Collectors.joining("/"));
  }
}
