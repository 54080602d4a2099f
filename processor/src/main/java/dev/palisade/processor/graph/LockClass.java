package dev.palisade.processor.graph;

import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.TypeNames;
import org.jspecify.annotations.Nullable;

/**
 * A lock class: all locks that one order can be stated for, the node of the lock graph. The
 * declaring field for a lock in a field, the topmost type that synchronises on itself for a
 * monitor, or the name a user gave with {@code @LockClass}.
 *
 * @param name unique, {@code pkg.Ring.lock}
 * @param display what a message says, {@code Ring.lock}
 */
public record LockClass(String name, String display) implements Comparable<LockClass> {
  private static final String INITIALISATION = "initialisation of ";

  /** The class of a field's lock; a method may make several, so of these the line is told, too. */
  static LockClass ofField(String owner, String field) {
    String display = new FieldId(owner, field, "").display();
    int column = field.indexOf(FieldId.NAMELESS) < 0 ? -1 : field.lastIndexOf('_');
    int line = column;
    while (line > 0 && Character.isDigit(field.charAt(line - 1))) {
      line--;
    }
    return new LockClass(
        owner + "." + field,
        line < column ? display + ":" + field.substring(line, column) : display);
  }

  /** The monitors of all instances of a type. */
  static LockClass ofMonitor(String type) {
    return new LockClass("monitor of " + type, "the monitor of " + TypeNames.simple(type));
  }

  /** The monitor of a class object. */
  static LockClass ofClassObject(String type) {
    return new LockClass(type + ".class", TypeNames.simple(type) + ".class");
  }

  /** What a thread has while it initialises a class. */
  static LockClass ofInitialisation(String type) {
    return new LockClass(
        INITIALISATION + type, "the initialisation lock of " + TypeNames.simple(type));
  }

  /** Whether that is what it is. */
  public boolean isInitialisation() {
    return name.startsWith(INITIALISATION);
  }

  /** Whether nobody can name it in a contract: what the JDK takes itself. */
  public boolean isImplicit() {
    return isInitialisation() || isBin();
  }

  /** Whether it is the lock of a bin of a map. */
  public boolean isBin() {
    return FieldId.isBin(name);
  }

  /** Instances of a type that is itself a lock. */
  public static LockClass ofLockType(String type) {
    return new LockClass(type, TypeNames.simple(type));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LockClass lock && name.equals(lock.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public int compareTo(LockClass other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return display;
  }
}
