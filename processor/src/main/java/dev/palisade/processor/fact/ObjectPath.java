package dev.palisade.processor.fact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a method names an object: something it can see, and the fields from there. {@code
 * this.queue.lock}, {@code parameter 1}, {@code Registry.LOCK}.
 *
 * <p>It would be a record, were it not in so many keys of maps: it keeps its hash.
 */
public final class ObjectPath {

  /**
   * Longer paths are cut to {@link Root#ANY}: no instance is known by then, the class of the lock
   * still is.
   */
  private static final int LONGEST = 5;

  /** The type of an element that a parameter chooses from what the receiver has. */
  private static final String OWN = "?";

  /** Stands for the variable that a method called chooses an element by. */
  private static final String ELSEWHERE = "?";

  /**
   * Stands after a condition and means the lock it belongs to: {@code lock.notEmpty} is a condition
   * of {@code lock}, so this takes a step back.
   */
  public static final FieldId LOCK_OF_CONDITION =
      new FieldId("java.util.concurrent.locks.Condition", "^", "java.util.concurrent.locks.Lock");

  /** Where a path starts. */
  public enum Root {
    /** The receiver; in a lambda, the receiver of the method around it. */
    THIS,
    /** A parameter of the method (of the lambda, in a lambda). */
    PARAMETER,
    /** In a lambda: a parameter of the method directly around it. */
    CAPTURED,
    /** A type: its class object, or a static field of it. */
    STATIC,
    /** Some object of the type: a local nobody could trace, a field of any instance. */
    ANY
  }

  private final Root root;
  private final int index;
  private final String type;
  private final List<FieldId> fields;
  private final int hash;

  /**
   * A path.
   *
   * @param root where it starts
   * @param index of the parameter, for {@link Root#PARAMETER} and {@link Root#CAPTURED}; else 0
   * @param type declared type of the root, erased, binary name; for {@link Root#STATIC} the type
   *     itself
   * @param fields the fields followed from the root; for {@link Root#STATIC} the first one is a
   *     static field
   */
  public ObjectPath(Root root, int index, String type, List<FieldId> fields) {
    this.root = root;
    this.index = index;
    this.type = type;
    this.fields = List.copyOf(fields);
    hash = ((root.hashCode() * 31 + index) * 31 + type.hashCode()) * 31 + this.fields.hashCode();
  }

  /** Where it starts. */
  public Root root() {
    return root;
  }

  /** Which parameter it starts at; 0 if it starts at none. */
  public int index() {
    return index;
  }

  /** Declared type of what it starts at. */
  public String type() {
    return type;
  }

  /** The fields followed from there. */
  public List<FieldId> fields() {
    return fields;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ObjectPath path
            && hash == path.hash
            && root == path.root
            && index == path.index
            && type.equals(path.type)
            && fields.equals(path.fields));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return "ObjectPath[root=%s, index=%d, type=%s, fields=%s]".formatted(root, index, type, fields);
  }

  /** The receiver. */
  public static ObjectPath self(String type) {
    return new ObjectPath(Root.THIS, 0, type, List.of());
  }

  /** Parameter {@code index}, from 0. */
  public static ObjectPath parameter(int index, String type) {
    return new ObjectPath(Root.PARAMETER, index, type, List.of());
  }

  /** A type's class object; follow a static field from it. */
  public static ObjectPath ofType(String type) {
    return new ObjectPath(Root.STATIC, 0, type, List.of());
  }

  /** Some object of the type. */
  public static ObjectPath any(String type) {
    return new ObjectPath(Root.ANY, 0, type, List.of());
  }

  /** The path to {@code field} of this object. */
  public ObjectPath then(FieldId field) {
    return append(List.of(field));
  }

  /** The path to some element of this array or collection, which is in a field. */
  public ObjectPath element(String elementType) {
    return with(fields.size(), last().element(elementType));
  }

  /**
   * The element that a parameter of the method chooses: it leads to nothing but the container, and
   * its start has no type, only a mark if it is the receiver that has the container.
   */
  public ObjectPath chosenBy(int parameter) {
    return new ObjectPath(Root.PARAMETER, parameter, root == Root.THIS ? OWN : "", fields);
  }

  /** The same element, chosen by what another method calls the one that chooses it. */
  public ObjectPath chosenBy(ObjectPath other) {
    return new ObjectPath(other.root, other.index, type, fields);
  }

  /** The same element as others see it, who know nothing of the choice. */
  public ObjectPath unchosen() {
    if (!isChosen()) {
      return this;
    }
    return type.isEmpty()
        ? ofAnyInstance()
        : new ObjectPath(Root.THIS, 0, "", fields).at(ELSEWHERE);
  }

  /** Whether it is an element that a method called chooses, nobody here knows which. */
  public boolean isChosenElsewhere() {
    return !fields.isEmpty() && last().index().equals(ELSEWHERE);
  }

  /** The same element, chosen by a variable: {@link FieldId#index}. */
  public ObjectPath at(String variable) {
    return variable.isEmpty() ? this : with(fields.size(), last().at(variable));
  }

  /** The same element, of which it is known that always the same constant chooses it. */
  public ObjectPath constant(String index) {
    return with(fields.size(), last().constant(index));
  }

  /**
   * Whether it leads through an element and the other through its neighbour in a circle, by one
   * name: whoever takes a lock of both may wait for all others that do.
   */
  public boolean isNeighbourOf(ObjectPath other) {
    boolean next = false;
    for (int i = 0; equals(other) && i < fields.size(); i++) {
      FieldId one = fields.get(i);
      FieldId two = other.fields.get(i);
      if (!one.index().equals(two.index())) {
        if (!one.isNextTo(two) && !two.isNextTo(one)) {
          return false;
        }
        next = true;
      }
    }
    return next;
  }

  /** Whether a parameter chose it. */
  public boolean isChosen() {
    return root == Root.PARAMETER && (type.isEmpty() || type.equals(OWN));
  }

  /** The same object, of which it is known that it has this type. */
  public ObjectPath as(String narrower) {
    return fields.isEmpty()
        ? new ObjectPath(root, index, narrower, fields)
        : with(
            fields.size(),
            new FieldId(last().owner(), last().name(), narrower, last().shared(), last().index()));
  }

  /**
   * The path {@code more} as seen from this object. What leads to a condition of a lock and back is
   * that lock, and what a part has from its owner is the owner's.
   */
  public ObjectPath append(List<FieldId> more) {
    if (more.isEmpty()) {
      return this;
    }
    if (!fields.isEmpty() && more.get(0).isElementOfAny()) {
      return element(more.get(0).type()).append(more.subList(1, more.size()));
    }
    ObjectPath same = fields.isEmpty() ? null : last().shared().get(more.get(0));
    if (same != null) {
      return (same.root == Root.STATIC ? same : holder().append(same.fields))
          .append(more.subList(1, more.size()));
    }
    List<FieldId> all = new ArrayList<>(fields);
    all.addAll(more);
    int size = all.size();
    if (size > 2
        && all.get(size - 1).equals(LOCK_OF_CONDITION)
        && all.get(size - 3).type().endsWith("Lock")) {
      return new ObjectPath(root, index, type, all.subList(0, size - 2));
    }
    ObjectPath path = new ObjectPath(root, index, type, all);
    return size <= LONGEST ? path : path.ofAnyInstance();
  }

  /** The last field of the path, reached through the first one, however long the way is. */
  public ObjectPath withoutMiddle() {
    return new ObjectPath(root, index, type, List.of(fields.get(0).onward(), last()));
  }

  /** The last field of the path, in some instance: what is left when the way to it is forgotten. */
  public ObjectPath ofAnyInstance() {
    return fields.isEmpty()
        ? any(type)
        : new ObjectPath(Root.ANY, 0, last().owner(), List.of(last()));
  }

  /** What is left of it where its start means nothing. */
  public ObjectPath elsewhere() {
    return root == Root.STATIC || root == Root.ANY ? this : ofAnyInstance();
  }

  /** What a lambda calls it that is in the method. */
  public ObjectPath inLambda() {
    return root == Root.PARAMETER ? new ObjectPath(Root.CAPTURED, index, type, fields) : this;
  }

  /** The object that so many of its fields lead to. */
  public ObjectPath upTo(int count) {
    return new ObjectPath(root, index, type, fields.subList(0, count));
  }

  /** The object that has this one in a field. */
  public ObjectPath holder() {
    return upTo(fields.size() - 1);
  }

  private ObjectPath with(int count, FieldId last) {
    List<FieldId> all = new ArrayList<>(fields);
    all.set(count - 1, last);
    return new ObjectPath(root, index, type, all);
  }

  /**
   * Whether two paths of one method name the same object for certain. The type of the receiver does
   * not count: a contract may have been inherited from a supertype.
   */
  public boolean isSameAs(ObjectPath other) {
    return isOneObject() && isPrefixOf(other) && fields.size() == other.fields.size();
  }

  /** Whether a path of the same method leads through this object. */
  public boolean isPrefixOf(ObjectPath other) {
    return isOneObject() && (root != Root.STATIC || type.equals(other.type)) && leadsTo(other);
  }

  /** Whether a path has the names of this one at its start. */
  public boolean leadsTo(ObjectPath other) {
    return root == other.root
        && index == other.index
        && fields.size() <= other.fields.size()
        && other.fields.subList(0, fields.size()).equals(fields);
  }

  /** Whether two paths may name the same object, since one of them may be any of its kind. */
  public boolean mayBe(ObjectPath other) {
    if (isOneObject() && other.isOneObject()) {
      return isSameAs(other);
    }
    return (fields.isEmpty() || other.fields.isEmpty())
        ? objectType().equals(other.objectType())
        : last().equals(other.last());
  }

  /** The path with another field for the last one of {@code way}, if it leads through that. */
  public ObjectPath replacing(ObjectPath way, FieldId last) {
    return way.leadsTo(this) ? with(way.fields.size(), last) : this;
  }

  /** Whether it is the receiver. */
  public boolean isSelf() {
    return root == Root.THIS && fields.isEmpty();
  }

  /** Whether it is some element of an array or collection. */
  public boolean isElement() {
    return !fields.isEmpty() && last().isMany();
  }

  /** Whether it is some element of what is passed for a parameter. */
  public boolean isElementOfParameter() {
    return root == Root.PARAMETER && fields.size() == 1 && last().isElementOfAny();
  }

  /** Whether it is just some object of its type. */
  public boolean isUnknown() {
    return root == Root.ANY && fields.isEmpty();
  }

  /** Whether it has no name but that of the code that made it. */
  public boolean isNameless() {
    return !fields.isEmpty() && last().isNameless();
  }

  /** The last field on the way; there is one. */
  public FieldId last() {
    return fields.get(fields.size() - 1);
  }

  /** Declared type of the object named, erased. */
  public String objectType() {
    return fields.isEmpty() ? type : last().type();
  }

  /**
   * Whether two equal paths of this kind name the same object whenever the method runs: not so for
   * {@link Root#ANY}, nor for the elements of an array or collection.
   */
  public boolean isOneObject() {
    boolean isMany = root == Root.ANY;
    for (int i = 0; !isMany && i < fields.size(); i++) {
      isMany = fields.get(i).isMany();
    }
    return !isMany;
  }
}
