package dev.palisade.processor.mark;

import dev.palisade.processor.element.ElementAnchor;
import dev.palisade.processor.element.ElementNames;
import dev.palisade.processor.element.Places;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.fact.TypeNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The compiler's model, with the questions this package asks of it. */
public record Model(Elements elements, Types types, ElementNames names, Places places) {
  private static final Set<TypeKind> ERASABLE =
      EnumSet.of(TypeKind.DECLARED, TypeKind.ARRAY, TypeKind.TYPEVAR, TypeKind.INTERSECTION);
  private static final String DRIVER_FENCE = "dev.palisade.runtime.DriverFence";

  /** A type and all its supertypes, nearest first, without {@code Object}. */
  public List<TypeElement> lineage(TypeElement type) {
    Set<TypeElement> seen = new LinkedHashSet<>();
    Deque<TypeElement> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      TypeElement next = open.remove();
      if (!next.getQualifiedName().contentEquals("java.lang.Object") && seen.add(next)) {
        directSupertypes(next).forEach(t -> element(t).ifPresent(open::add));
      }
    }
    return List.copyOf(seen);
  }

  /** Whether a supertype does not resolve, so that its members are not known. */
  public boolean hasBrokenSupertype(TypeElement type) {
    return lineage(type).stream()
        .flatMap(t -> directSupertypes(t).stream())
        .anyMatch(t -> t.getKind() == TypeKind.ERROR);
  }

  private static List<TypeMirror> directSupertypes(TypeElement type) {
    List<TypeMirror> above = new ArrayList<>();
    above.add(type.getSuperclass());
    above.addAll(type.getInterfaces());
    return above;
  }

  /** The type's element, unless it is a primitive, an array or does not resolve. */
  public Optional<TypeElement> element(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
            && ((DeclaredType) type).asElement() instanceof TypeElement element
        ? Optional.of(element)
        : Optional.empty();
  }

  /** What a value of this type is at least: a type variable's first bound, a generic type's raw. */
  public TypeMirror erased(TypeMirror type) {
    return ERASABLE.contains(type.getKind()) ? types.erasure(type) : type;
  }

  /** Whether the erased type is one of these or a subtype. Not so of a type that is broken. */
  public boolean isA(TypeMirror type, Set<String> qualifiedNames) {
    return element(erased(type)).stream()
        .flatMap(e -> lineage(e).stream())
        .anyMatch(t -> qualifiedNames.contains(t.getQualifiedName().toString()));
  }

  /** Whether values of this type are fences of a driver. */
  public boolean isDriverFence(TypeMirror type) {
    return isA(type, Set.of(DRIVER_FENCE));
  }

  /** Whether this type is {@code DriverFence} itself, or is bounded by it. */
  public boolean isExactlyDriverFence(TypeMirror type) {
    return element(erased(type))
        .filter(e -> e.getQualifiedName().contentEquals(DRIVER_FENCE))
        .isPresent();
  }

  /** Whether the type does not resolve, wholly or because of a supertype. */
  public boolean isBroken(TypeMirror type) {
    TypeMirror erased = erased(type);
    return erased.getKind() == TypeKind.ERROR
        || element(erased).filter(this::hasBrokenSupertype).isPresent();
  }

  /** The fields of a type and of its supertypes, nearest first. */
  public List<VariableElement> fields(TypeElement type) {
    return lineage(type).stream()
        .flatMap(t -> ElementFilter.fieldsIn(t.getEnclosedElements()).stream())
        .toList();
  }

  /** The field that a type's code means by this name. */
  public Optional<VariableElement> field(TypeElement type, String name) {
    return fields(type).stream().filter(f -> f.getSimpleName().contentEquals(name)).findFirst();
  }

  /** An element and the elements around it, up to its package. */
  public static List<Element> outwards(Element element) {
    List<Element> chain = new ArrayList<>();
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      chain.add(e);
      if (e.getKind() == ElementKind.PACKAGE) {
        break;
      }
    }
    return chain;
  }

  /** The types around an element, innermost first; the element itself if it is one. */
  public static List<TypeElement> typesAround(Element element) {
    return ElementFilter.typesIn(outwards(element));
  }

  /** Where an anchor is. */
  public Place place(ElementAnchor anchor) {
    return places.at(anchor.element(), anchor.annotation(), anchor.value());
  }

  /** A type as a message shows it: erased, without packages. */
  public String show(TypeMirror type) {
    return TypeNames.simple(names.type(type));
  }

  /** What a member is directly in. */
  public static Element around(Element member) {
    Element around = member.getEnclosingElement();
    return around == null ? member : around;
  }

  public static boolean has(Element element, Modifier modifier) {
    return element.getModifiers().contains(modifier);
  }
}
