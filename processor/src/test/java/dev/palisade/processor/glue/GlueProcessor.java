package dev.palisade.processor.glue;

import dev.palisade.processor.element.ElementNames;
import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Contract.Op;
import dev.palisade.processor.fact.Driver;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;

/**
 * Runs the generator alone: reads just enough of the annotations itself, so that a test of the glue
 * does not depend on the front end.
 */
@SupportedAnnotationTypes("*")
final class GlueProcessor extends AbstractProcessor {
  private static final String ANNOTATIONS = "dev.palisade.annotations.";
  private static final Place NOWHERE = new Place("test", 0, 0, null);

  private final List<String> problems = new ArrayList<>();
  private ElementNames names;

  /** What the generator complained of, as {@code element: text}. */
  List<String> problems() {
    return problems;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    names = new ElementNames(processingEnv.getElementUtils(), processingEnv.getTypeUtils());
    for (TypeElement annotation : annotations) {
      if (annotation.getQualifiedName().contentEquals(ANNOTATIONS + "FenceDriver")) {
        ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation)).forEach(this::generate);
      }
    }
    return false;
  }

  private void generate(TypeElement driver) {
    GlueGenerator.Result result =
        GlueGenerator.generate(
            driver, facts(driver), processingEnv.getElementUtils(), processingEnv.getTypeUtils());
    for (GlueGenerator.Problem problem : result.problems()) {
      problems.add(problem.element() + ": " + problem.text());
      processingEnv
          .getMessager()
          .printMessage(Diagnostic.Kind.ERROR, problem.text(), problem.element());
    }
    result
        .file()
        .ifPresent(
            file -> {
              try {
                file.writeTo(processingEnv.getFiler());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private Driver facts(TypeElement driver) {
    List<Contract> ops = new ArrayList<>();
    for (ExecutableElement method :
        ElementFilter.methodsIn(processingEnv.getElementUtils().getAllMembers(driver))) {
      for (Op op : Op.values()) {
        if (annotation(method, op.annotation()) != null) {
          ops.add(
              new Contract(
                  names.method(method),
                  NOWHERE,
                  op,
                  Set.of(),
                  Map.of(),
                  null,
                  Set.of(),
                  Set.of(),
                  Map.of(),
                  Contract.Fences.DEFAULT,
                  List.of()));
        }
      }
    }
    String lock = (String) value(driver, "externalLock");
    return new Driver(
        names.type(driver),
        NOWHERE,
        (String) value(driver, "name"),
        lock.isEmpty() ? null : new DeclaredLock(lock(driver, lock), NOWHERE),
        (Boolean) value(driver, "timestamps"),
        (Boolean) value(driver, "oneSubmitter"),
        ops);
  }

  private LockRef lock(TypeElement driver, String reference) {
    if (reference.equals("this")) {
      return LockRef.monitor(ObjectPath.self(names.type(driver)));
    }
    TypeElement type = driver;
    ObjectPath path = ObjectPath.self(names.type(driver));
    int dot = reference.lastIndexOf('.');
    if (dot > 0) {
      type = find(driver, reference.substring(0, dot));
      path = ObjectPath.ofType(names.type(type));
    }
    String name = reference.substring(dot + 1);
    if (name.equals("class")) {
      return LockRef.monitor(path);
    }
    for (VariableElement field :
        ElementFilter.fieldsIn(processingEnv.getElementUtils().getAllMembers(type))) {
      if (field.getSimpleName().contentEquals(name)) {
        boolean isStatic = field.getModifiers().contains(Modifier.STATIC);
        ObjectPath root = isStatic ? ObjectPath.ofType(names.type(type)) : path;
        return ref(field, (dot > 0 && !isStatic ? ObjectPath.any(path.type()) : root));
      }
    }
    throw new IllegalArgumentException(reference);
  }

  private LockRef ref(VariableElement field, ObjectPath root) {
    ObjectPath path = root.then(names.field(field));
    return names.type(field.asType()).contains("Lock") ? LockRef.lock(path) : LockRef.monitor(path);
  }

  private TypeElement find(TypeElement driver, String name) {
    String home =
        processingEnv.getElementUtils().getPackageOf(driver).getQualifiedName().toString();
    return processingEnv
        .getElementUtils()
        .getTypeElement(home.isEmpty() ? name : home + "." + name);
  }

  private Object value(TypeElement driver, String member) {
    AnnotationMirror mirror = annotation(driver, "FenceDriver");
    return processingEnv.getElementUtils().getElementValuesWithDefaults(mirror).entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().contentEquals(member))
        .findFirst()
        .orElseThrow()
        .getValue()
        .getValue();
  }

  private static AnnotationMirror annotation(Element element, String simpleName) {
    return element.getAnnotationMirrors().stream()
        .filter(m -> m.getAnnotationType().toString().equals(ANNOTATIONS + simpleName))
        .findFirst()
        .orElse(null);
  }
}
