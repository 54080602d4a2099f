package dev.palisade.processor.element;

import dev.palisade.processor.fact.MethodId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Supertypes, and which methods override which. {@code java.lang.Object} does not count: calls of
 * its methods say nothing of what runs.
 */
public final class Hierarchy {
  private static final List<ExecutableElement> NO_METHODS = List.of();
  private static final Set<String> OF_OBJECT = Set.of("equals/1", "hashCode/0", "toString/0");

  /** Classes of exceptions that calls need not declare. */
  private static final Set<String> UNCHECKED =
      Set.of("java.lang.RuntimeException", "java.lang.Error");

  private final Elements elements;
  private final ElementNames names;
  private final Map<TypeElement, List<TypeElement>> lineages = new HashMap<>();
  private final Map<TypeElement, Map<String, List<ExecutableElement>>> members = new HashMap<>();
  private final Map<TypeElement, Optional<ExecutableElement>> functional = new HashMap<>();

  public Hierarchy(Elements elements, ElementNames names) {
    this.elements = elements;
    this.names = names;
  }

  /**
   * Whether other packages cannot see a type, nor have any subtype of it to see as far as anybody
   * expects: only an abstract class is there to be extended.
   */
  public static boolean isHidden(TypeElement type) {
    return isHidden(type, each -> !each.getModifiers().contains(Modifier.ABSTRACT));
  }

  /** Whether other packages cannot see a type, be there subtypes of it or not. */
  public static boolean isOfPackage(TypeElement type) {
    return isHidden(type, each -> true);
  }

  private static boolean isHidden(TypeElement type, Predicate<Element> counts) {
    for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
      Set<Modifier> modifiers = each.getModifiers();
      if (!modifiers.contains(Modifier.PUBLIC)
          && !modifiers.contains(Modifier.PROTECTED)
          && counts.test(each)) {
        return true;
      }
    }
    return false;
  }

  /** Whether only code of the class around a type can use it first. */
  public static boolean isNobodyElses(TypeElement type) {
    return type.getNestingKind() == NestingKind.ANONYMOUS
        || type.getNestingKind() == NestingKind.LOCAL
        || type.getModifiers().contains(Modifier.PRIVATE)
        || (type.getEnclosingElement() instanceof TypeElement around && isNobodyElses(around));
  }

  /** A type and all its supertypes, nearest first. */
  public List<TypeElement> lineage(TypeElement type) {
    List<TypeElement> known = lineages.get(type);
    if (known == null) {
      known = new ArrayList<>(List.of(type));
      for (int i = 0; i < known.size(); i++) {
        addNew(known.get(i).getSuperclass(), known);
        for (TypeMirror each : known.get(i).getInterfaces()) {
          addNew(each, known);
        }
      }
      lineages.put(type, known);
    }
    return known;
  }

  private static void addNew(TypeMirror type, List<TypeElement> to) {
    TypeElement element = ElementNames.element(type);
    if (element != null && !isObject(element) && !to.contains(element)) {
      to.add(element);
    }
  }

  private static boolean isObject(TypeElement type) {
    return type.getQualifiedName().contentEquals("java.lang.Object");
  }

  /** All supertypes, nearest first. */
  public List<TypeElement> supertypes(TypeElement type) {
    List<TypeElement> lineage = lineage(type);
    return lineage.subList(1, lineage.size());
  }

  /** The field that a type has or inherits; null if there is none of that name. */
  public @Nullable VariableElement field(TypeElement type, CharSequence name) {
    for (TypeElement each : lineage(type)) {
      for (VariableElement field : ElementFilter.fieldsIn(each.getEnclosedElements())) {
        if (field.getSimpleName().contentEquals(name)) {
          return field;
        }
      }
    }
    return null;
  }

  /** Whether a class is another or inherits from it; so it is if nobody knows what they are. */
  public boolean isSubclass(@Nullable TypeMirror type, @Nullable TypeMirror ancestor) {
    TypeElement element = ElementNames.element(type);
    TypeElement parent = ElementNames.element(ancestor);
    return element == null || parent == null || lineage(element).contains(parent);
  }

  /** Whether a handler is for a declared exception, and for none that is thrown undeclared. */
  public boolean catchesDeclared(@Nullable TypeMirror handled, TypeMirror declared) {
    TypeElement element = ElementNames.element(handled);
    for (TypeElement each : element == null ? List.<TypeElement>of() : lineage(element)) {
      if (UNCHECKED.contains(each.getQualifiedName().toString())) {
        return false;
      }
    }
    return element != null && (isSubclass(declared, handled) || isSubclass(handled, declared));
  }

  /** Binary names of all supertypes, nearest first. */
  public List<String> supertypeNames(TypeElement type) {
    return supertypes(type).stream().map(names::type).toList();
  }

  /** What a class gives for the parameters of each of its supertypes; empty if none has any. */
  public List<String> typeArguments(TypeElement type) {
    List<String> all = new ArrayList<>();
    supertypes(type).forEach(above -> all.add(names.arguments(type.asType(), above, type)));
    return all.stream().allMatch(String::isEmpty) ? List.of() : all;
  }

  /** Every method that a method overrides or implements, nearest first. */
  public List<ExecutableElement> overridden(ExecutableElement method, TypeElement type) {
    if (method.getKind() != ElementKind.METHOD
        || method.getModifiers().contains(Modifier.STATIC)
        || method.getModifiers().contains(Modifier.PRIVATE)) {
      return List.of();
    }
    List<ExecutableElement> found = new ArrayList<>();
    String key = key(method);
    for (TypeElement parent : supertypes(type)) {
      for (ExecutableElement candidate : members(parent).getOrDefault(key, NO_METHODS)) {
        if (elements.overrides(method, candidate, type)) {
          found.add(candidate);
        }
      }
    }
    return found;
  }

  /**
   * The methods a class inherits from another class and that implement an interface only in it: not
   * where they are declared.
   */
  public Map<MethodId, List<MethodId>> implementedByInheritance(TypeElement type) {
    TypeElement parent = ElementNames.element(type.getSuperclass());
    if (parent == null || isObject(parent) || type.getInterfaces().isEmpty()) {
      return Map.of();
    }
    Map<MethodId, List<MethodId>> found = new LinkedHashMap<>();
    for (TypeElement each : supertypes(type)) {
      if (each.getKind().isInterface() && !supertypes(parent).contains(each)) {
        members(each)
            .forEach((key, methods) -> methods.forEach(m -> implementation(type, key, m, found)));
      }
    }
    return found;
  }

  private void implementation(
      TypeElement type, String key, ExecutableElement method, Map<MethodId, List<MethodId>> found) {
    for (TypeElement each : supertypes(type)) {
      for (ExecutableElement candidate :
          each.getKind().isClass() ? members(each).getOrDefault(key, NO_METHODS) : NO_METHODS) {
        if (elements.overrides(candidate, method, type)) {
          found
              .computeIfAbsent(names.method(candidate), k -> new ArrayList<>(1))
              .add(names.method(method));
          return;
        }
      }
    }
  }

  /** Whether objects of a type are run, or waited for. */
  public boolean isTask(TypeElement type) {
    for (TypeElement above : supertypes(type)) {
      String name = above.getQualifiedName().toString();
      if (name.equals("java.lang.Runnable")
          || name.startsWith("java.util.")
          || name.startsWith("java.security.Privileged")) {
        return true;
      }
    }
    return false;
  }

  /** The method that code of a functional interface implements; null if there is not just one. */
  public @Nullable ExecutableElement functional(@Nullable TypeMirror type) {
    TypeElement element = ElementNames.element(type);
    if (element == null || !element.getKind().isInterface()) {
      return null;
    }
    return functional.computeIfAbsent(element, this::findFunctional).orElse(null);
  }

  /** Whether objects of a type are code: of a functional interface, or iterators. */
  public boolean isCode(@Nullable TypeMirror type) {
    TypeElement element = ElementNames.element(type);
    return functional(type) != null
        || (element != null && element.getQualifiedName().contentEquals("java.util.Iterator"));
  }

  /** Whether objects of a type are followed where they go: what others wait for, and code. */
  public boolean isFollowed(@Nullable TypeMirror type) {
    return type != null && (names.isAwaitable(type) || isCode(type));
  }

  /** Whether it is an array, collection or stream of such objects. */
  public boolean holdsFollowed(@Nullable TypeMirror container) {
    return container != null && isFollowed(JdkCollections.elementOf(container));
  }

  private Optional<ExecutableElement> findFunctional(TypeElement type) {
    ExecutableElement only = null;
    Set<String> defaults = new HashSet<>();
    for (TypeElement place : lineage(type)) {
      for (ExecutableElement method : ElementFilter.methodsIn(place.getEnclosedElements())) {
        if (method.getModifiers().contains(Modifier.DEFAULT)) {
          defaults.add(key(method));
        } else if (method.getModifiers().contains(Modifier.ABSTRACT)
            && !defaults.contains(key(method))
            && !isOfObject(method)) {
          if (only != null && !key(only).equals(key(method))) {
            return Optional.empty();
          }
          only = only == null ? method : only;
        }
      }
    }
    return Optional.ofNullable(only);
  }

  private static boolean isOfObject(ExecutableElement method) {
    return OF_OBJECT.contains(key(method));
  }

  private Map<String, List<ExecutableElement>> members(TypeElement type) {
    Map<String, List<ExecutableElement>> known = members.get(type);
    if (known == null) {
      known = new HashMap<>();
      for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
        if (!method.getModifiers().contains(Modifier.STATIC)
            && !method.getModifiers().contains(Modifier.PRIVATE)) {
          known.computeIfAbsent(key(method), k -> new ArrayList<>(1)).add(method);
        }
      }
      members.put(type, known);
    }
    return known;
  }

  private static String key(ExecutableElement method) {
    return method.getSimpleName() + "/" + method.getParameters().size();
  }

  /**
   * The method that an expression of a type finds; null if none.
   *
   * @param key its name and the number of its parameters: {@code close/0}
   */
  public @Nullable ExecutableElement method(@Nullable TypeMirror type, String key) {
    TypeElement element = ElementNames.element(type);
    for (TypeElement place : element == null ? List.<TypeElement>of() : lineage(element)) {
      List<ExecutableElement> found = members(place).get(key);
      if (found != null) {
        return found.get(0);
      }
    }
    return null;
  }
}
