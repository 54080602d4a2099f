package dev.palisade.processor.glue;

import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.palisade.processor.glue.GlueModel.PayloadFence;
import dev.palisade.processor.glue.GlueModel.PayloadField;
import java.lang.annotation.ElementType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Finds the fences of a driver that carry a payload, and reads it.
 *
 * <p>A subclass of {@code DriverFence} is a driver's if it is nested in it, or lies in its package
 * and is mentioned in a signature or field of the driver, or lies in its package and there is no
 * other driver there. A superclass of such a fence is the driver's as well.
 */
final class PayloadReader {
  private static final String PUBLISHED = "dev.palisade.annotations.PublishedBySignal";
  private static final String FENCE_DRIVER = "dev.palisade.annotations.FenceDriver";

  private final DriverSource source;
  private final TypeElement driverFence;

  PayloadReader(DriverSource source, TypeElement driverFence) {
    this.source = source;
    this.driverFence = driverFence;
  }

  /** The fence classes that declare payload, by name. */
  List<TypeElement> fenceClasses() {
    Set<TypeElement> candidates = new LinkedHashSet<>();
    addNested(source.driver, candidates);
    for (Element member : source.driver.getEnclosedElements()) {
      candidates.addAll(Access.mentioned(member.asType()));
    }
    Set<TypeElement> neighbours = new LinkedHashSet<>();
    ElementFilter.typesIn(source.home().getEnclosedElements())
        .forEach(type -> addNested(type, neighbours));
    if (neighbours.stream().filter(type -> has(type, FENCE_DRIVER)).count() <= 1) {
      candidates.addAll(neighbours);
    }
    return candidates.stream()
        .flatMap(type -> hierarchy(type).stream())
        .filter(source::isAtHome)
        .filter(type -> !declaredPayload(type).isEmpty())
        .distinct()
        .sorted(Comparator.comparing(type -> type.getQualifiedName().toString()))
        .toList();
  }

  private static void addNested(TypeElement type, Set<TypeElement> to) {
    to.add(type);
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(nested -> addNested(nested, to));
  }

  /** A fence class and its superclasses below {@code DriverFence}, that one first. */
  private List<TypeElement> hierarchy(TypeElement type) {
    List<TypeElement> hierarchy = new ArrayList<>();
    TypeElement next = type;
    while (!next.equals(driverFence) && source.isSubtype(next, driverFence)) {
      hierarchy.add(0, next);
      next = (TypeElement) ((DeclaredType) next.getSuperclass()).asElement();
    }
    return hierarchy;
  }

  private static List<VariableElement> declaredPayload(TypeElement type) {
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(field -> has(field, PUBLISHED))
        .toList();
  }

  private static boolean has(Element element, String annotation) {
    return element.getAnnotationMirrors().stream()
        .anyMatch(mirror -> mirror.getAnnotationType().toString().equals(annotation));
  }

  /** Reads one fence class. */
  PayloadFence read(TypeElement fence) {
    if (!source.access.names(fence)) {
      source.problem(
          fence,
          "the glue cannot name %s: it is private. Make it package-private"
              .formatted(source.shown(fence)));
    }
    Set<String> names = new HashSet<>();
    List<PayloadField> written = new ArrayList<>();
    List<PayloadField> readable = new ArrayList<>();
    for (TypeElement type : hierarchy(fence)) {
      for (VariableElement declared : declaredPayload(type)) {
        if (!names.add(declared.getSimpleName().toString())) {
          problem(declared, "hides another one. Rename it");
        }
        PayloadField field = field(fence, declared);
        written.add(field);
        if (type.equals(fence) || !source.isAtHome(type)) {
          readable.add(field);
        }
      }
    }
    source.signatures.noteUse(fence);
    take(fence, written, readable);
    return new PayloadFence(
        source.signatures.name(fence.asType()),
        source.signatures.variablesOf(fence, source.driver),
        Access.isPublic(fence),
        written,
        readable);
  }

  private PayloadField field(TypeElement fence, VariableElement field) {
    TypeMirror type = source.typeIn(fence, field);
    if (!source.access.reaches(field)) {
      problem(field, "is not visible in the package. Make it package-private");
    } else if (field.getModifiers().contains(Modifier.FINAL)) {
      problem(field, "is final, and signal must write it. Remove final");
    } else if (field.getModifiers().contains(Modifier.STATIC)) {
      problem(field, "is static, and each fence has its own. Remove static");
    } else if (!source.access.names(type)) {
      problem(field, "has a type that is private. Make that type package-private");
    }
    source.signatures.noteUse(field);
    String name = field.getSimpleName().toString();
    TypeName written = source.signatures.name(type);
    return new PayloadField(
        ParameterSpec.builder(written, name)
            .addAnnotations(Signatures.nullness(field, ElementType.PARAMETER))
            .build(),
        source.names.type(type),
        Signatures.nullness(field, ElementType.METHOD),
        Access.isPublic(type));
  }

  private void take(TypeElement fence, List<PayloadField> written, List<PayloadField> readable) {
    String type = source.names.type(fence);
    String payload = written.stream().map(f -> "," + f.erased()).collect(Collectors.joining());
    source.taken.add("signal(" + type + payload + ")");
    readable.forEach(field -> source.taken.add(field.name() + "(" + type + ")"));
  }

  private void problem(VariableElement field, String why) {
    source.problem(
        field, "the glue cannot publish %s: it %s".formatted(field.getSimpleName(), why));
  }
}
