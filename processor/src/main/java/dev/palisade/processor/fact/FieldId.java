package dev.palisade.processor.fact;

/**
 * A field, named by the type that declares it (not by the type it was reached through).
 *
 * @param owner binary name of the declaring type
 * @param name simple name
 * @param type erased declared type, binary name
 */
public record FieldId(String owner, String name, String type) {

  /** {@code Ring.lock}. */
  public String display() {
    return TypeNames.simple(owner) + "." + name;
  }

  @Override
  public String toString() {
    return owner + "." + name;
  }
}
