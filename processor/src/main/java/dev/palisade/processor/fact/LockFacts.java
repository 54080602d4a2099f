package dev.palisade.processor.fact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What declarations show of locks.
 *
 * @param fields what {@code @LockClass} says of the locks in fields
 * @param types what it says of types that are locks
 * @param traits what a field's initialiser and constructors show of what is in it
 * @param compared pairs of objects that a method compares by something that orders them
 * @param kept the final fields for what a type's constructors are given, by {@link #parameter}, and
 *     the fields whose locks its getters return, by {@link FieldId#of}
 */
public record LockFacts(
    Map<FieldId, LockClassFacts> fields,
    Map<String, LockClassFacts> types,
    Map<FieldId, Set<Trait>> traits,
    Map<MethodId, Set<Compared>> compared,
    Map<String, Map<String, FieldId>> kept) {

  /** Nothing said. */
  public static final LockFacts NONE =
      new LockFacts(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  public LockFacts {
    fields = Map.copyOf(fields);
    types = Map.copyOf(types);
    traits = Map.copyOf(traits);
    compared = Map.copyOf(compared);
    kept = Map.copyOf(kept);
  }

  /** All of these together. */
  public static LockFacts union(List<LockFacts> all) {
    Map<FieldId, LockClassFacts> fields = new HashMap<>();
    Map<String, LockClassFacts> types = new HashMap<>();
    Map<FieldId, Set<Trait>> traits = new HashMap<>();
    Map<MethodId, Set<Compared>> compared = new HashMap<>();
    Map<String, Map<String, FieldId>> kept = new HashMap<>();
    for (LockFacts facts : all) {
      fields.putAll(facts.fields);
      types.putAll(facts.types);
      traits.putAll(facts.traits);
      compared.putAll(facts.compared);
      kept.putAll(facts.kept);
    }
    return new LockFacts(fields, types, traits, compared, kept);
  }

  /** Whether a field has a trait. */
  public boolean has(FieldId field, Trait trait) {
    return traits.getOrDefault(field, Set.of()).contains(trait);
  }

  /** How a parameter of a constructor with so many is named. */
  public static String parameter(int index, int parameters) {
    return "<init>" + index + "/" + parameters;
  }

  /**
   * One {@code @LockClass}.
   *
   * @param name the name of the class; empty for the field's or type's own
   * @param family what it is a level of; empty if nothing
   * @param level the level in that family: a lower one is taken first
   * @param reentrant whether the holder may take it again
   * @param spin whether waiting for it burns a processor
   */
  public record LockClassFacts(
      String name, String family, int level, boolean reentrant, boolean spin) {}

  /**
   * Two objects that a method compares by something that orders them.
   *
   * @param one the one, as the method names it
   * @param other the other
   */
  public record Compared(ObjectPath one, ObjectPath other) {}

  /** What can be known of the object in a field that never holds another one. */
  public enum Trait {
    /** It was passed to the constructor, so it is older than the object whose field it is. */
    GIVEN,
    /** So are its elements, all of which were there then. */
    GIVEN_ELEMENTS,
    /** A lock made for the object whose field it is, which keeps it there. */
    OWN,
    /** A semaphore with one permit: whoever has it keeps all others out, as with a lock. */
    ONE_PERMIT,
    /** An executor with one thread: what it runs, it runs one after the other. */
    ONE_THREAD,
    /** A collection that takes its own monitor in nearly all it does. */
    SYNCHRONIZED,
    /** A {@code ConcurrentHashMap} that runs code while it has locked the bin of a key. */
    BINS
  }
}
