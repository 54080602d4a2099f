package dev.palisade.processor.fact;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of a method. A lambda's is made from the method it stands in and its position; a
 * constructor's simple name is {@code <init>}, a static initialiser's {@code <clinit>}.
 *
 * <p>It would be a record, were it not the key of nearly every map: it keeps its hash.
 */
public final class MethodId implements Comparable<MethodId> {
  /** Orders declaring types as whole names of their methods are ordered. */
  public static final Comparator<String> BY_OWNER = (one, other) -> compare(one, other, '.');

  private static final String INITIALISER = "<clinit>";
  private static final String LAMBDA = "$lambda";
  private static final String GIVEN = "$given";

  private final String owner;
  private final String name;
  private final String parameters;
  private final int hash;

  /**
   * A name.
   *
   * @param owner binary name of the declaring type
   * @param name simple name
   * @param parameters erased parameter types in parentheses, {@code (int,java.lang.String)}
   */
  public MethodId(String owner, String name, String parameters) {
    this.owner = owner;
    this.name = name;
    this.parameters = parameters;
    hash = (owner.hashCode() * 31 + name.hashCode()) * 31 + parameters.hashCode();
  }

  /** Binary name of the declaring type. */
  public String owner() {
    return owner;
  }

  /** Simple name. */
  public String name() {
    return name;
  }

  /** Erased parameter types in parentheses. */
  public String parameters() {
    return parameters;
  }

  @Override
  public int compareTo(MethodId other) {
    int byOwner = BY_OWNER.compare(owner, other.owner);
    int byName = byOwner != 0 ? byOwner : compare(name, other.name, '(');
    return byName != 0 ? byName : parameters.compareTo(other.parameters);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof MethodId method
            && hash == method.hash
            && name.equals(method.name)
            && owner.equals(method.owner)
            && parameters.equals(method.parameters));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** As of whole names, which are not made for it: what follows a part is {@code end}. */
  private static int compare(String one, String other, char end) {
    int order = one.compareTo(other);
    if (order == 0) {
      return 0;
    }
    if (one.startsWith(other)) {
      return one.charAt(other.length()) - end;
    }
    return other.startsWith(one) ? end - other.charAt(one.length()) : order;
  }

  /**
   * What a message calls it: {@code RingDriver.retire}, {@code new RingDriver}, {@code lambda in
   * RingDriver.retire}.
   */
  public String display() {
    String type = TypeNames.simple(owner);
    if (isConstructor()) {
      return "new " + type;
    }
    if (isInitialiser()) {
      return "initialiser of " + type;
    }
    int lambda = name.indexOf(LAMBDA);
    return lambda < 0
        ? type + "." + general().name
        : "lambda in " + new MethodId(owner, name.substring(0, lambda), parameters).display();
  }

  /** Whether it is a lambda. */
  public boolean isLambda() {
    return name.contains(LAMBDA);
  }

  /** The name of a lambda that stands in it: which one. */
  public MethodId lambda(String which) {
    return new MethodId(owner, name + LAMBDA + which, parameters);
  }

  /** The name of what it does if these constants are passed. */
  public MethodId given(String constants) {
    return new MethodId(owner, name + GIVEN + constants, parameters);
  }

  /** The method, whatever is passed. */
  public MethodId general() {
    int given = name.indexOf(GIVEN);
    return given < 0 ? this : new MethodId(owner, name.substring(0, given), parameters);
  }

  /** The method, or the lambda, that a lambda stands in. */
  public MethodId around() {
    return new MethodId(
        owner, name.substring(0, Math.max(0, name.lastIndexOf(LAMBDA))), parameters);
  }

  /** The method that a lambda stands in, in however many others; what is no lambda itself. */
  public MethodId outermost() {
    return isLambda() ? around().outermost() : this;
  }

  /** Erased type of parameter {@code index}, from 0. */
  public String parameterType(int index) {
    return parameterTypes().get(index);
  }

  /** Erased types of the parameters. */
  public List<String> parameterTypes() {
    return parameters.length() < 3
        ? List.of()
        : List.of(parameters.substring(1, parameters.length() - 1).split(",", -1));
  }

  /** Whether it is a constructor. */
  public boolean isConstructor() {
    return name.equals("<init>");
  }

  /** Whether it is what initialises a class. */
  public boolean isInitialiser() {
    return name.equals(INITIALISER);
  }

  /** What initialises a class. */
  public static MethodId initialiser(String type) {
    return new MethodId(type, INITIALISER, "()");
  }

  /** The whole name, unique in a program, but for what is passed. */
  @Override
  public String toString() {
    return owner + "." + general().name + parameters;
  }
}
