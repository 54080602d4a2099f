package dev.palisade.processor.declared;

import dev.palisade.processor.mark.LockReader;
import dev.palisade.processor.mark.Mark;
import dev.palisade.processor.mark.Model;
import dev.palisade.processor.mark.Problems;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** What the annotations of fields, parameters and single methods need of what they stand on. */
final class MemberRules {
  private static final Set<String> METHODS_OF_OBJECT = Set.of("equals", "hashCode", "toString");

  private final Model model;
  private final LockReader locks;
  private final Problems problems;

  MemberRules(Model model, LockReader locks, Problems problems) {
    this.model = model;
    this.locks = locks;
    this.problems = problems;
  }

  void checkField(VariableElement field) {
    for (Mark mark : Mark.on(field)) {
      switch (mark.name()) {
        case "PublishedBySignal" -> checkPayload(field, mark);
        case "MustSignal" -> checkDuty(mark, "the field", field.asType());
        case "LockClass" -> checkLockField(field, mark);
        case "GuardedBy" -> mark.strings("value").forEach(locks::read);
        default -> {}
      }
    }
  }

  private void checkPayload(VariableElement field, Mark mark) {
    Element owner = Model.around(field);
    if (!model.isDriverFence(owner.asType())) {
      if (!model.isBroken(owner.asType())) {
        problems.malformed(
            mark.anchor(),
            "@PublishedBySignal "
                + field.getSimpleName()
                + " is a field of "
                + owner.getSimpleName()
                + ", which is no DriverFence: no signal publishes it",
            "move it to a subclass of DriverFence");
      }
      return;
    }
    for (Modifier modifier : List.of(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)) {
      if (Model.has(field, modifier)) {
        problems.malformed(
            mark.anchor(),
            "@PublishedBySignal "
                + field.getSimpleName()
                + " is "
                + modifier
                + ", but the glue writes it once for each fence",
            "leave " + modifier + " out");
      }
    }
    for (TypeElement type : Model.typesAround(owner)) {
      if (Model.has(type, Modifier.PRIVATE)) {
        problems.malformed(
            mark.anchor(),
            "@PublishedBySignal "
                + field.getSimpleName()
                + " cannot be written by the glue: "
                + type.getSimpleName()
                + " is private",
            "leave private out");
      }
    }
  }

  private void checkLockField(VariableElement field, Mark mark) {
    if (field.asType().getKind().isPrimitive()) {
      problems.malformed(
          mark.anchor(),
          "@LockClass "
              + field.getSimpleName()
              + " is a value of type "
              + field.asType()
              + ", which is no lock",
          null);
    }
  }

  private void checkDuty(Mark mark, String what, TypeMirror type) {
    if (!model.isDriverFence(type) && !model.isBroken(type)) {
      problems.malformed(
          mark.anchor(),
          "@MustSignal is about a DriverFence, and "
              + what
              + " "
              + mark.on().getSimpleName()
              + " is of type "
              + model.show(type),
          null);
    }
  }

  void checkMethod(ExecutableElement method) {
    for (Mark mark : Mark.on(method)) {
      switch (mark.name()) {
        case "MustSignal" -> checkDuty(mark, "the result of", method.getReturnType());
        case "RunsIn" -> checkRunsIn(mark);
        case "ReturnsLock" -> checkReturnsLock(method, mark);
        case "Acquires", "Releases" -> checkOnTrue(method, mark);
        default -> {}
      }
    }
    method.getParameters().forEach(this::checkParameter);
  }

  void checkType(TypeElement type) {
    Mark.on(type, "RunsIn").forEach(this::checkRunsIn);
  }

  private void checkRunsIn(Mark mark) {
    if (mark.size("value").equals(OptionalLong.of(0))) {
      problems.malformed(
          mark.anchor(),
          "@RunsIn of " + mark.on().getSimpleName() + " names no context, so nobody may call it",
          "name INTERRUPT, ATOMIC or PROCESS");
    }
  }

  private void checkReturnsLock(ExecutableElement method, Mark mark) {
    TypeMirror result = method.getReturnType();
    if (result.getKind() == TypeKind.VOID || result.getKind().isPrimitive()) {
      problems.malformed(
          mark.anchor(),
          "@ReturnsLock "
              + method.getSimpleName()
              + " returns "
              + model.show(result)
              + ", which is no lock",
          null);
    }
  }

  private void checkOnTrue(ExecutableElement method, Mark mark) {
    TypeKind result = method.getReturnType().getKind();
    if (mark.flag("onTrue") && result != TypeKind.BOOLEAN && result != TypeKind.ERROR) {
      problems.malformed(
          mark.anchor(),
          "@"
              + mark.name()
              + "(onTrue = true) is on "
              + method.getSimpleName()
              + ", which never returns true: it returns "
              + model.show(method.getReturnType()),
          "leave onTrue out");
    }
  }

  private void checkParameter(VariableElement parameter) {
    for (Mark mark : Mark.on(parameter)) {
      switch (mark.name()) {
        case "MustSignal" -> checkDuty(mark, "the parameter", parameter.asType());
        case "RunsIn" -> {
          checkRunsIn(mark);
          checkFunctional(mark, parameter.asType());
        }
        case "RunsNow" -> checkFunctional(mark, parameter.asType());
        default -> {}
      }
    }
  }

  private void checkFunctional(Mark mark, TypeMirror type) {
    if (!model.isBroken(type) && !isFunctional(type)) {
      problems.malformed(
          mark.anchor(),
          "@"
              + mark.name()
              + " is about code that is passed, and "
              + mark.on().getSimpleName()
              + " is of type "
              + model.show(type)
              + ", which has no single method to call",
          null);
    }
  }

  /** An interface with one method to implement, or an abstract class with one or more. */
  private boolean isFunctional(TypeMirror type) {
    return model
        .element(model.erased(type))
        .filter(
            element -> {
              long open = methodsToImplement(element);
              return element.getKind() == ElementKind.INTERFACE ? open == 1 : open > 0;
            })
        .isPresent();
  }

  /** Counted by name and number of parameters, which is never too many for generic overrides. */
  private long methodsToImplement(TypeElement type) {
    List<ExecutableElement> all =
        model.lineage(type).stream()
            .flatMap(t -> ElementFilter.methodsIn(t.getEnclosedElements()).stream())
            .toList();
    Set<String> implemented =
        all.stream()
            .filter(m -> !Model.has(m, Modifier.ABSTRACT))
            .map(MemberRules::shape)
            .collect(Collectors.toSet());
    return all.stream()
        .filter(m -> Model.has(m, Modifier.ABSTRACT))
        .filter(m -> !METHODS_OF_OBJECT.contains(m.getSimpleName().toString()))
        .map(MemberRules::shape)
        .filter(shape -> !implemented.contains(shape))
        .distinct()
        .count();
  }

  private static String shape(ExecutableElement method) {
    return method.getSimpleName() + "/" + method.getParameters().size();
  }
}
