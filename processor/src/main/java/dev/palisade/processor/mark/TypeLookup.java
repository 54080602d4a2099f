package dev.palisade.processor.mark;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds the type that a lock reference starts with: a type around, a nested type, a type of the
 * package or of {@code java.lang}, or a fully qualified one. Imports cannot be seen.
 */
public final class TypeLookup {
  /**
   * What a lock reference can name without qualification.
   *
   * @param at the annotated element: a type, a package, a method or a field
   */
  public record Scope(Element at) {

    /** The enclosing types, innermost first; none of a package. */
    List<TypeElement> types() {
      return Model.typesAround(at);
    }

    /** The innermost enclosing type. */
    Optional<TypeElement> type() {
      return types().stream().findFirst();
    }

    /** Name of the package, empty if it has none. */
    String packageName() {
      List<Element> chain = Model.outwards(at);
      return chain.get(chain.size() - 1) instanceof PackageElement in
          ? in.getQualifiedName().toString()
          : "";
    }

    /** The parameters of the annotated method. */
    List<? extends VariableElement> parameters() {
      return at instanceof ExecutableElement method ? method.getParameters() : List.of();
    }

    /** Whether there is no {@code this}. */
    boolean isStatic() {
      return at instanceof ExecutableElement && Model.has(at, Modifier.STATIC);
    }

    /** Whether {@code this} is of this very type, and there is one. */
    boolean hasInstanceOf(TypeElement type) {
      return !isStatic() && type().filter(type::equals).isPresent();
    }
  }

  private final Model model;

  public TypeLookup(Model model) {
    this.model = model;
  }

  /** A type and how many words named it. */
  public record Named(TypeElement type, int length) {}

  /** The type named by the most of the first words. */
  public Optional<Named> longest(List<String> words, Scope scope) {
    return simple(words.get(0), scope)
        .map(type -> nested(new Named(type, 1), words))
        .or(() -> qualified(words));
  }

  private Optional<TypeElement> simple(String name, Scope scope) {
    for (TypeElement around : scope.types()) {
      if (around.getSimpleName().contentEquals(name)) {
        return Optional.of(around);
      }
      Optional<TypeElement> member = member(around, name);
      if (member.isPresent()) {
        return member;
      }
    }
    String inPackage = scope.packageName();
    return type(inPackage.isEmpty() ? name : inPackage + "." + name)
        .or(() -> type("java.lang." + name));
  }

  private Optional<Named> qualified(List<String> words) {
    for (int i = 2; i < words.size(); i++) {
      Optional<TypeElement> type = type(String.join(".", words.subList(0, i)));
      if (type.isPresent()) {
        return Optional.of(nested(new Named(type.get(), i), words));
      }
    }
    return type(String.join(".", words)).map(type -> new Named(type, words.size()));
  }

  private Named nested(Named outer, List<String> words) {
    if (outer.length() == words.size()) {
      return outer;
    }
    // A field hides nothing here: in "Ring.Queue.lock", Queue can only be a type.
    String next = words.get(outer.length());
    if (model.field(outer.type(), next).isPresent()) {
      return outer;
    }
    return member(outer.type(), next)
        .map(type -> nested(new Named(type, outer.length() + 1), words))
        .orElse(outer);
  }

  private Optional<TypeElement> member(TypeElement type, String name) {
    return membersOf(type).filter(t -> t.getSimpleName().contentEquals(name)).findFirst();
  }

  private Stream<TypeElement> membersOf(TypeElement type) {
    return model.lineage(type).stream()
        .flatMap(t -> ElementFilter.typesIn(t.getEnclosedElements()).stream());
  }

  private Optional<TypeElement> type(String qualifiedName) {
    @Nullable TypeElement found = model.elements().getTypeElement(qualifiedName);
    return Optional.ofNullable(found);
  }
}
