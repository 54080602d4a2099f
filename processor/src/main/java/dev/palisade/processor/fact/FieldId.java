package dev.palisade.processor.fact;

/**
 * A field, named by the type that declares it (not by the type it was reached through).
 *
 * @param owner binary name of the declaring type
 * @param name simple name
 * @param type erased declared type, binary name
 */
public record FieldId(String owner, String name, String type) {

  private static final String ELEMENT = "[*]";
  private static final String ONWARD = "..";

  /** The elements of the array or collection in this field, as if they were one field. */
  public FieldId element(String elementType) {
    return new FieldId(owner, name + ELEMENT, elementType);
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

  /** {@code Ring.lock}. */
  public String display() {
    return TypeNames.simple(owner) + "." + name;
  }

  @Override
  public String toString() {
    return owner + "." + name;
  }
}
