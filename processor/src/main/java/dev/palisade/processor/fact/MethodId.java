package dev.palisade.processor.fact;

/**
 * The name of a method. A lambda's is made from the method it stands in and its position; a
 * constructor's simple name is {@code <init>}, a static initialiser's {@code <clinit>}.
 *
 * @param owner binary name of the declaring type
 * @param name simple name
 * @param parameters erased parameter types in parentheses, {@code (int,java.lang.String)}
 */
public record MethodId(String owner, String name, String parameters)
    implements Comparable<MethodId> {

  @Override
  public int compareTo(MethodId other) {
    return toString().compareTo(other.toString());
  }

  /**
   * What a message calls it: {@code RingDriver.retire}, {@code new RingDriver}, {@code lambda in
   * RingDriver.retire}.
   */
  public String display() {
    String type = TypeNames.simple(owner);
    if (name.equals("<init>")) {
      return "new " + type;
    }
    if (name.equals("<clinit>")) {
      return "initialiser of " + type;
    }
    int lambda = name.indexOf("$lambda");
    return lambda < 0
        ? type + "." + name
        : "lambda in " + new MethodId(owner, name.substring(0, lambda), parameters).display();
  }

  /** Erased type of parameter {@code index}, from 0. */
  public String parameterType(int index) {
    return parameters.substring(1, parameters.length() - 1).split(",", -1)[index];
  }

  /** The whole name, unique in a program. */
  @Override
  public String toString() {
    return owner + "." + name + parameters;
  }
}
