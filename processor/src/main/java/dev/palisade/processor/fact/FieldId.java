package dev.palisade.processor.fact;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field, named by the type that declares it (not by the type it was reached through).
 *
 * @param owner binary name of the declaring type
 * @param name simple name
 * @param type erased declared type, binary name
 * @param shared what an object that is made for this field has from the one whose field it is: by
 *     its own fields, as the latter names it. A way that goes on through it is led back to that.
 * @param index of an element, the variable that chooses it, with {@link #NEXT} behind it if that
 *     chooses its neighbour in a circle; empty if it is no one variable, or the code looks at that
 *     to decide something. Known where it is named alone.
 */
public record FieldId(
    String owner, String name, String type, Map<FieldId, ObjectPath> shared, String index) {

  /** Is in the names of what has none, and in no other. */
  public static final char NAMELESS = '@';

  /** What maps have for elements. */
  public static final String ENTRY = "java.util.Map$Entry";

  /** Behind the variable in an index that goes on to the next element in a circle. */
  public static final String NEXT = "%";

  private static final String OUTER = "this$0";

  private static final String BIN = "'s bin";
  private static final String ELEMENT = "[*]";
  private static final String ONWARD = "..";
  private static final String GETTER = "()";

  public FieldId {
    shared = Map.copyOf(shared);
  }

  /** A field of which it is not known that what is in it shares anything. */
  public FieldId(String owner, String name, String type) {
    this(owner, name, type, Map.of(), "");
  }

  /** This field, in which there is always an object made for it that shares this. */
  public FieldId sharing(Map<FieldId, ObjectPath> with) {
    return with.isEmpty() ? this : new FieldId(owner, name, type, with, index);
  }

  /** The element of this field that a variable chooses, see {@link #index}. */
  public FieldId at(String variable) {
    return new FieldId(owner, name, type, shared, variable);
  }

  /** Whether it is the neighbour, in a circle, of what another chooses: never that itself. */
  public boolean isNextTo(FieldId other) {
    return index.length() > 1 && index.equals(other.index + NEXT);
  }

  /** What is shared, or chooses, says more of a field, but does not make it another one. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof FieldId field
            && owner.equals(field.owner)
            && name.equals(field.name)
            && type.equals(field.type));
  }

  /**
   * What a call in a method makes or returns anew, as if it were in a field.
   *
   * @param what the constructor or method that is called
   * @param in the method that calls it
   * @param at the call
   */
  public static FieldId made(MethodId what, MethodId in, Place at, String type) {
    return new FieldId(in.owner(), what.display() + inside(in) + position(at), type);
  }

  private static String inside(MethodId method) {
    return " in " + method.display() + NAMELESS;
  }

  /** Whether it stands for what is in no field. */
  public boolean isNameless() {
    return name.indexOf(NAMELESS) >= 0;
  }

  /** Whether a call in a method makes or returns it anew. */
  public boolean isMadeIn(MethodId method) {
    return owner.equals(method.owner()) && name.contains(inside(method));
  }

  private static String position(Place at) {
    return at.file() + at.line() + "_" + at.column();
  }

  /** Holds the object around an inner one, whose class and those above it have one. */
  public static FieldId outer(String type) {
    return new FieldId(type, OUTER, type);
  }

  /** Whether it holds the object around an inner one. */
  public boolean isOuter() {
    return name.equals(OUTER);
  }

  /** What a method returns, as if it were in a field. */
  public static FieldId result(MethodId of, String type) {
    return new FieldId(of.owner(), of.display() + NAMELESS + of.parameters(), type);
  }

  /**
   * The lock of any bin of the {@code ConcurrentHashMap} in this field, as if it were in a field of
   * the same object. Two keys may be in one bin, and of two threads each may have the other's.
   */
  public FieldId bin() {
    return new FieldId(owner, name + BIN, "java.util.concurrent.ConcurrentHashMap$Node");
  }

  /** Whether a field, by its name, is such a lock. */
  public static boolean isBin(String name) {
    return name.endsWith(BIN);
  }

  /** What a getter without a body returns, as if it were in a field. */
  public static FieldId of(MethodId getter, String type) {
    return new FieldId(getter.owner(), getter.name() + GETTER, type);
  }

  /** Whether a getter without a body returns it: in each object it is what an override returns. */
  public boolean isOpen() {
    return name.endsWith(GETTER);
  }

  /** Whether what is in it may be a lock and nothing else, by its type. */
  public boolean mayBeLock() {
    return type.equals("java.lang.Object")
        || (type.startsWith("java.util.concurrent.locks.") && !type.endsWith(".Condition"))
        || type.equals("java.util.concurrent.Semaphore");
  }

  @Override
  public int hashCode() {
    return owner.hashCode() * 31 + name.hashCode();
  }

  /**
   * The elements of the array or collection in this field, as if they were one field. An entry of a
   * map has the name of its value.
   */
  public FieldId element(String elementType) {
    return type.equals(ENTRY)
        ? new FieldId(owner, name, elementType)
        : element(owner, name, elementType);
  }

  /** Whether it is an element of what has no name here, as of a parameter. */
  public boolean isElementOfAny() {
    return name.equals(ELEMENT);
  }

  /** The elements of what has this name. */
  public static FieldId element(String owner, String name, String elementType) {
    return new FieldId(owner, name + ELEMENT, elementType);
  }

  /**
   * This element of an array or collection, of which constants choose all, as if it were a field.
   */
  public FieldId constant(String index) {
    return new FieldId(owner, container().name + "[" + index + "]", type);
  }

  /** This field and any number of further ones, as if they were one field. */
  public FieldId onward() {
    return name.endsWith(ONWARD) ? this : new FieldId(owner, name + ONWARD, type);
  }

  /** The field that {@link #onward} was made from. */
  public FieldId start() {
    return name.endsWith(ONWARD)
        ? new FieldId(owner, name.substring(0, name.length() - ONWARD.length()), type)
        : this;
  }

  /** Whether it stands for more than one object: elements of a collection, or what is beyond. */
  public boolean isMany() {
    return name.endsWith(ELEMENT) || name.endsWith(ONWARD);
  }

  /** This element as it is taken out at a place, which another one may be there than elsewhere. */
  public FieldId taken(Place at) {
    return new FieldId(owner, name + NAMELESS + position(at), type);
  }

  /** The array or collection that has this element; else this very field. */
  public FieldId container() {
    int constant = name.endsWith("]") ? name.lastIndexOf('[') : -1;
    int element = Math.max(name.lastIndexOf(ELEMENT), constant);
    return element < 0 ? this : new FieldId(owner, name.substring(0, element), type);
  }

  /** {@code Ring.lock}, or {@code new CountDownLatch in Ring.flush} of what is in no field. */
  public String display() {
    int nameless = name.indexOf(NAMELESS);
    return nameless < 0 ? TypeNames.simple(owner) + "." + name : name.substring(0, nameless);
  }

  @Override
  public String toString() {
    return owner + "." + name;
  }
}
