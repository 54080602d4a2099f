package dev.palisade.processor.mark;

import dev.palisade.processor.element.ElementAnchor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * One annotation of the DSL on an element, read by name: the annotations need not be on the
 * processor path, and defaults are known here, so that a class path without them is no crash.
 *
 * <p>Members that do not compile have no items: the compiler reports them.
 *
 * @param on the annotated element
 * @param mirror the annotation
 * @param name its simple name
 * @param contained whether it is in a container, because it is repeated: then no compiler's {@code
 *     Messager} finds it reliably, and its place is the element
 */
public record Mark(Element on, AnnotationMirror mirror, String name, boolean contained) {
  private static final String PACKAGE = "dev.palisade.annotations";
  private static final String GUARDED_BY = "GuardedBy";

  /** What javac puts in the place of a value that does not compile. */
  private static final String ERRONEOUS = "<error>";

  /**
   * A value of a member, or an item of its array.
   *
   * @param mark the annotation
   * @param value for its position
   * @param content the value itself
   */
  public record Item<T>(Mark mark, AnnotationValue value, T content) {
    public ElementAnchor anchor() {
      return mark.contained() ? mark.anchor() : new ElementAnchor(mark.on(), mark.mirror(), value);
    }
  }

  /** Whether an element has any annotation of the DSL, or a {@code GuardedBy} of others. */
  public static boolean isOn(Element element) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().asElement() instanceof TypeElement annotation) {
        String name = annotation.getQualifiedName().toString();
        if (name.startsWith(PACKAGE) || name.endsWith(GUARDED_BY)) {
          return true;
        }
      }
    }
    return false;
  }

  /** All annotations of the DSL on an element, repeated ones taken out of their container. */
  public static List<Mark> on(Element element) {
    if (!isOn(element)) { // As of nearly all, and all are asked.
      return List.of();
    }
    List<Mark> marks = new ArrayList<>();
    element.getAnnotationMirrors().forEach(mirror -> unfold(element, mirror, false, marks));
    return marks;
  }

  /** The annotations of one name on an element. */
  public static List<Mark> on(Element element, String name) {
    List<Mark> all = on(element);
    return all.isEmpty() ? all : all.stream().filter(mark -> mark.name().equals(name)).toList();
  }

  /** The one annotation of a name that cannot be repeated. */
  public static Optional<Mark> find(Element element, String name) {
    List<Mark> all = on(element, name);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
  }

  /**
   * {@code @GuardedBy} of whichever package; none in a type that suppresses what others check about
   * it.
   */
  public static Optional<Mark> guard(Element element) {
    if (!isOn(element) || Model.typesAround(element).stream().anyMatch(Mark::suppressesGuards)) {
      return Optional.empty();
    }
    return element.getAnnotationMirrors().stream()
        .filter(m -> m.getAnnotationType().asElement().getSimpleName().contentEquals(GUARDED_BY))
        .map(mirror -> new Mark(element, mirror, GUARDED_BY, false))
        .findFirst();
  }

  private static boolean suppressesGuards(Element type) {
    return type.getAnnotationMirrors().stream()
        .filter(m -> m.getAnnotationType().toString().equals("java.lang.SuppressWarnings"))
        .anyMatch(m -> m.getElementValues().values().toString().contains("\"GuardedBy"));
  }

  private static void unfold(
      Element element, AnnotationMirror mirror, boolean contained, List<Mark> marks) {
    if (!(mirror.getAnnotationType().asElement() instanceof TypeElement annotation)) {
      return;
    }
    Element around = annotation.getEnclosingElement();
    if (around instanceof PackageElement in && in.getQualifiedName().contentEquals(PACKAGE)) {
      Mark mark = new Mark(element, mirror, annotation.getSimpleName().toString(), contained);
      if (contained
          || !marks.contains(mark)) { // twice without a container is the compiler's to say
        marks.add(mark);
      }
    } else if (annotation.getQualifiedName().toString().startsWith(PACKAGE + ".")) {
      new Mark(element, mirror, "", true)
          .items("value", AnnotationMirror.class)
          .forEach(repeated -> unfold(element, repeated.content(), true, marks));
    }
  }

  public ElementAnchor anchor() {
    return new ElementAnchor(on, contained ? null : mirror, null);
  }

  /** The strings of a member, also of one without braces. */
  public List<Item<String>> strings(String member) {
    return items(member, String.class).filter(item -> !item.content().equals(ERRONEOUS)).toList();
  }

  /** The names of the enum constants of a member. */
  public List<String> constants(String member) {
    return items(member, VariableElement.class)
        .map(item -> item.content().getSimpleName().toString())
        .toList();
  }

  /** The classes of a member. */
  public List<Item<TypeMirror>> classes(String member) {
    return items(member, TypeMirror.class).toList();
  }

  /** Whether a boolean member is set. */
  public boolean flag(String member) {
    return items(member, Boolean.class).anyMatch(Item::content);
  }

  /** A member that is a number; 0 if it is not written. */
  public int number(String member) {
    return items(member, Integer.class).mapToInt(Item::content).findFirst().orElse(0);
  }

  /** How many items a member is written with; empty if it is not written. */
  public OptionalLong size(String member) {
    return member(member)
        .map(value -> OptionalLong.of(flatten(value).count()))
        .orElse(OptionalLong.empty());
  }

  private Optional<? extends AnnotationValue> member(String name) {
    return mirror.getElementValues().entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().contentEquals(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private <T> Stream<Item<T>> items(String member, Class<T> type) {
    return member(member).stream()
        .flatMap(Mark::flatten)
        .filter(value -> type.isInstance(value.getValue()))
        .map(value -> new Item<>(this, value, type.cast(value.getValue())));
  }

  private static Stream<AnnotationValue> flatten(AnnotationValue value) {
    return value.getValue() instanceof List<?> items
        ? items.stream().filter(AnnotationValue.class::isInstance).map(AnnotationValue.class::cast)
        : Stream.of(value);
  }
}
