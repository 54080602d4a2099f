package dev.palisade.processor.declared;

import dev.palisade.processor.fact.Facts.StandIn;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.mark.Mark;
import dev.palisade.processor.mark.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Finds the methods that stand in for others, where one of the two is annotated.
 *
 * <p>In code without annotations this costs a look at each supertype once; types of the JDK are
 * never looked at.
 */
final class StandIns {
  private final Model model;
  private final Consumer<ExecutableElement> overridden;
  private final Map<TypeElement, List<ExecutableElement>> marked = new HashMap<>();

  /**
   * Finds stand-ins.
   *
   * @param overridden is told each method that is overridden: its contract is wanted, wherever it
   *     is
   */
  StandIns(Model model, Consumer<ExecutableElement> overridden) {
    this.model = model;
    this.overridden = overridden;
  }

  /** The stand-ins that come about in a type. */
  List<StandIn> in(TypeElement type) {
    List<TypeElement> above =
        model.lineage(type).stream().skip(1).filter(t -> !isOfJdk(t)).toList();
    List<StandIn> found = new ArrayList<>();
    if (!above.isEmpty()) {
      for (ExecutableElement method : methods(type)) {
        if (canOverride(method)) {
          own(type, method, above, found);
        }
      }
      if (type.getKind() != ElementKind.INTERFACE) {
        inherited(type, above, found);
      }
    }
    return found;
  }

  private static boolean isOfJdk(TypeElement type) {
    String name = type.getQualifiedName().toString();
    return name.startsWith("java.") || name.startsWith("javax.");
  }

  /** What the compiler has added since, a bridge, stands in for nobody. */
  private boolean canOverride(ExecutableElement method) {
    return !Model.has(method, Modifier.STATIC)
        && !Model.has(method, Modifier.PRIVATE)
        && !model.elements().isBridge(method);
  }

  private void own(
      TypeElement type, ExecutableElement method, List<TypeElement> above, List<StandIn> found) {
    boolean isMarked = isMarked(method);
    for (TypeElement parent : above) {
      List<ExecutableElement> candidates = isMarked ? methods(parent) : marked(parent);
      for (ExecutableElement candidate : candidates) {
        if (overrides(method, candidate, type)) {
          found.add(standIn(method, candidate, type, model.places().at(method)));
        }
      }
    }
  }

  /** What a superclass does, and what an interface that it does not implement calls. */
  private void inherited(TypeElement type, List<TypeElement> above, List<StandIn> found) {
    List<ExecutableElement> own = methods(type);
    for (TypeElement parent : above) {
      if (parent.getKind().isInterface()) {
        List<TypeElement> classes =
            above.stream()
                .filter(t -> t.getKind().isClass() && !model.lineage(t).contains(parent))
                .toList();
        boolean isMarked = classes.stream().anyMatch(t -> !marked(t).isEmpty());
        for (ExecutableElement wanted : isMarked ? methods(parent) : marked(parent)) {
          if (own.stream().noneMatch(method -> overrides(method, wanted, type))) {
            classes.stream()
                .flatMap(t -> methods(t).stream())
                .filter(method -> canOverride(method) && overrides(method, wanted, type))
                .findFirst()
                .filter(method -> isMarked(method) || isMarked(wanted))
                .ifPresent(m -> found.add(standIn(m, wanted, type, model.places().at(type))));
          }
        }
      }
    }
  }

  private boolean overrides(
      ExecutableElement method, ExecutableElement candidate, TypeElement type) {
    return candidate.getSimpleName().equals(method.getSimpleName())
        && canOverride(candidate)
        && model.elements().overrides(method, candidate, type);
  }

  private StandIn standIn(
      ExecutableElement method, ExecutableElement candidate, TypeElement type, Place place) {
    overridden.accept(candidate);
    return new StandIn(
        model.names().method(method),
        model.names().method(candidate),
        Model.has(candidate, Modifier.ABSTRACT) || Model.has(candidate, Modifier.NATIVE),
        model.names().type(type),
        place);
  }

  private static List<ExecutableElement> methods(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements());
  }

  private List<ExecutableElement> marked(TypeElement type) {
    return marked.computeIfAbsent(
        type, t -> methods(t).stream().filter(StandIns::isMarked).toList());
  }

  private static boolean isMarked(ExecutableElement method) {
    return hasMark(method) || method.getParameters().stream().anyMatch(StandIns::hasMark);
  }

  private static boolean hasMark(Element element) {
    return !Mark.on(element).isEmpty();
  }
}
