package dev.palisade.processor.declared;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Contract.Op;
import dev.palisade.processor.fact.Driver;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.mark.LockReader;
import dev.palisade.processor.mark.LockResolver.Resolution.Found;
import dev.palisade.processor.mark.Mark;
import dev.palisade.processor.mark.Mark.Item;
import dev.palisade.processor.mark.Model;
import dev.palisade.processor.mark.Problems;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reads a {@code @FenceDriver} type, and checks that glue can be written for it. */
final class DriverReader {
  private final Model model;
  private final LockReader locks;
  private final Problems problems;

  DriverReader(Model model, LockReader locks, Problems problems) {
    this.model = model;
    this.locks = locks;
    this.problems = problems;
  }

  /**
   * The driver.
   *
   * @param ops the contracts of its methods that are ops, in source order
   */
  Driver read(TypeElement type, Mark mark, List<Contract> ops) {
    checkType(type, mark);
    checkOps(type);
    List<Item<String>> names = mark.strings("name");
    names.stream()
        .filter(name -> name.content().isBlank())
        .forEach(
            name ->
                problems.malformed(
                    name.anchor(),
                    "the driver " + type.getSimpleName() + " has an empty name",
                    null));
    return new Driver(
        model.names().type(type),
        model.places().at(type),
        names.stream().map(Item::content).findFirst().orElse(""),
        externalLock(mark).orElse(null),
        mark.flag("timestamps"),
        mark.flag("oneSubmitter"),
        ops);
  }

  private void checkType(TypeElement type, Mark mark) {
    String name = type.getSimpleName().toString();
    if (type.getKind() != ElementKind.CLASS && type.getKind() != ElementKind.RECORD) {
      problems.malformed(
          mark.anchor(), "@FenceDriver is on " + name + ", and only a class can be a driver", null);
      return;
    }
    for (TypeElement t : Model.typesAround(type)) {
      if (Model.has(t, Modifier.PRIVATE)) {
        problems.malformed(
            mark.anchor(),
            "the driver "
                + name
                + " cannot be seen by its glue: "
                + t.getSimpleName()
                + " is private",
            "leave private out");
      }
    }
  }

  private void checkOps(TypeElement type) {
    Set<Op> seen = EnumSet.noneOf(Op.class);
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      for (Mark mark : Mark.on(method)) {
        OpRules.op(mark).ifPresent(op -> checkOp(type, mark, op, seen));
      }
    }
  }

  private void checkOp(TypeElement type, Mark mark, Op op, Set<Op> seen) {
    if (op == Op.INTERRUPT_HANDLER) {
      checkHandlerName((ExecutableElement) mark.on(), mark);
    } else if (!seen.add(op)) {
      problems.malformed(
          mark.anchor(),
          "the driver " + type.getSimpleName() + " has two @" + mark.name() + " ops",
          "leave one");
    }
  }

  /** The glue has one method for each handler, beside its own. */
  private void checkHandlerName(ExecutableElement handler, Mark mark) {
    String name = handler.getSimpleName().toString();
    boolean taken =
        handler.getParameters().isEmpty() && Set.of("create", "quiesce", "close").contains(name);
    if (taken) {
      problems.malformed(
          mark.anchor(),
          "the glue has a method " + name + "() of its own, so no handler can be called so",
          "rename the handler");
    }
  }

  private Optional<DeclaredLock> externalLock(Mark mark) {
    return mark.strings("externalLock").stream()
        .filter(item -> !item.content().isEmpty())
        .findFirst()
        .flatMap(item -> locks.find(item).flatMap(found -> externalLock(item, found)));
  }

  private Optional<DeclaredLock> externalLock(Item<String> item, Found found) {
    String reference = "externalLock \"" + item.content() + "\"";
    if (found.lock().kind() == LockRef.Kind.LOCK
        && !model.isA(found.type(), Set.of("java.util.concurrent.locks.Lock"))) {
      problems.malformed(
          item.anchor(),
          reference
              + " is a "
              + model.show(found.type())
              + ", which has no lock() for the glue to call",
          "name a java.util.concurrent.locks.Lock, such as one side of it, or a monitor");
      return Optional.empty();
    }
    if (found.lock().object().root() == ObjectPath.Root.ANY) {
      problems.malformed(
          item.anchor(),
          reference + " is a field of some instance, and the glue cannot know of which",
          "name a field of the driver, or a static one");
      return Optional.empty();
    }
    Optional<Element> hidden = found.through().stream().filter(e -> isHidden(e, item)).findFirst();
    hidden.ifPresent(
        e ->
            problems.malformed(
                item.anchor(),
                reference
                    + " cannot be reached by the glue: "
                    + e.getSimpleName()
                    + " is "
                    + access(e),
                "make it package-private"));
    return hidden.isPresent() ? Optional.empty() : Optional.of(locks.declared(item, found.lock()));
  }

  private boolean isHidden(Element element, Item<String> item) {
    Element ownPackage = model.elements().getPackageOf(item.mark().on());
    boolean elsewhere = !ownPackage.equals(model.elements().getPackageOf(element));
    boolean isPrivate =
        Model.has(element, Modifier.PRIVATE)
            || Model.typesAround(element).stream().anyMatch(t -> Model.has(t, Modifier.PRIVATE));
    boolean isPublic =
        Model.has(element, Modifier.PUBLIC)
            && Model.typesAround(element).stream().allMatch(t -> Model.has(t, Modifier.PUBLIC));
    return isPrivate || (elsewhere && !isPublic);
  }

  private static String access(Element element) {
    if (Model.has(element, Modifier.PRIVATE)) {
      return "private";
    }
    return Model.typesAround(element).stream().anyMatch(t -> Model.has(t, Modifier.PRIVATE))
        ? "in a private class"
        : "not public and of another package";
  }
}
