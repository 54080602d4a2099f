package dev.palisade.processor.glue;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Contract.Op;
import dev.palisade.processor.fact.Driver;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.glue.GlueModel.DriverMethod;
import dev.palisade.processor.glue.GlueModel.DriverType;
import dev.palisade.processor.glue.GlueModel.Handler;
import dev.palisade.processor.glue.GlueModel.Header;
import dev.palisade.processor.glue.GlueModel.PayloadFence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Reads all that the glue of one driver needs, and finds what keeps it from being written.
 *
 * <p>The facts say which methods are ops and which lock is the external one; the elements say how
 * both are written down in Java.
 */
final class GlueModelReader {
  private static final String PROCESSOR = "dev.palisade.processor.ContractProcessor";
  private static final String GENERATED = "javax.annotation.processing.Generated";

  /** Types of {@code java.lang} that the glue names by itself. */
  private static final Set<String> JAVA_LANG =
      Set.of("AutoCloseable", "IllegalStateException", "Override", "SuppressWarnings", "Throwable");

  private final DriverSource source;
  private final Driver facts;

  GlueModelReader(DriverSource source, Driver facts) {
    this.source = source;
    this.facts = facts;
  }

  /** The model; worth nothing if the source has problems. */
  GlueModel read(TypeElement driverFence) {
    if (!source.access.names(source.driver)) {
      source.problem(
          source.driver,
          "the glue cannot name %s: it is private. Make it package-private"
              .formatted(source.driverName()));
    }
    inheritedMethods().forEach(source.taken::add);
    PayloadReader payload = new PayloadReader(source, driverFence);
    List<TypeElement> fenceClasses = payload.fenceClasses();
    List<PayloadFence> fences = fenceClasses.stream().map(payload::read).toList();
    Map<Op, DriverMethod> ops = new EnumMap<>(Op.class);
    List<Handler> handlers = new ArrayList<>();
    readMethods(ops, handlers);
    DeclaredLock lock = facts.externalLock();
    return new GlueModel(
        header(fenceClasses),
        driverType(),
        ops,
        lock == null ? null : new ExternalLockReader(source).read(lock.lock()),
        fences,
        handlers);
  }

  private Stream<String> inheritedMethods() {
    return ElementFilter.methodsIn(source.elements.getAllMembers(source.timeline)).stream()
        .filter(
            method ->
                method.getModifiers().contains(Modifier.PUBLIC)
                    || method.getModifiers().contains(Modifier.PROTECTED))
        .map(source.names::method)
        .map(id -> id.name() + id.parameters());
  }

  private void readMethods(Map<Op, DriverMethod> ops, List<Handler> handlers) {
    MethodReader reader = new MethodReader(source);
    Map<String, ExecutableElement> methods = new HashMap<>();
    for (ExecutableElement method :
        ElementFilter.methodsIn(source.elements.getAllMembers(source.driver))) {
      MethodId id = source.names.method(method);
      methods.put(id.name() + id.parameters(), method);
    }
    for (Contract contract : facts.ops()) {
      MethodId id = contract.method();
      ExecutableElement method = methods.get(id.name() + id.parameters());
      if (method == null) {
        source.problem(
            source.driver,
            "the glue cannot call %s: %s does not inherit it"
                .formatted(id.display(), source.driverName()));
      } else if (contract.op() == Op.INTERRUPT_HANDLER) {
        handlers.add(reader.readHandler(method));
      } else if (contract.op() != null) {
        ops.put(contract.op(), reader.read(method));
      }
    }
  }

  private DriverType driverType() {
    source.signatures.noteUse(source.driver);
    return new DriverType(
        source.signatures.name(source.driver.asType()),
        source.signatures.raw(source.driver),
        facts.name(),
        facts.timestamps(),
        facts.oneSubmitter());
  }

  private Header header(List<TypeElement> fenceClasses) {
    String name = source.driverName().replace('.', '_') + "Fences";
    TypeElement existing = source.findAtHome(name);
    if (existing != null && !source.isSubtype(existing, source.timeline)) {
      source.problem(
          source.driver,
          "the glue of %s would be called %s, and the package has a type of that name. Rename one"
              .formatted(source.driverName(), name));
    }
    return new Header(
        ClassName.get(source.home().getQualifiedName().toString(), name),
        Access.isPublic(source.driver),
        source.signatures.variablesOf(source.driver, null),
        annotations(),
        source.signatures.inheritedTypes(),
        hidesJavaLang(),
        origins(fenceClasses));
  }

  private List<AnnotationSpec> annotations() {
    List<AnnotationSpec> annotations = new ArrayList<>();
    if (source.find(GENERATED) != null) {
      annotations.add(
          AnnotationSpec.builder(ClassName.bestGuess(GENERATED))
              .addMember("value", "$S", PROCESSOR)
              .build());
    }
    if (!source.signatures.lints().isEmpty()) {
      annotations.add(suppress(source.signatures.lints()));
    }
    return annotations;
  }

  /** {@code @SuppressWarnings}. */
  static AnnotationSpec suppress(Collection<String> lints) {
    AnnotationSpec.Builder suppress = AnnotationSpec.builder(SuppressWarnings.class);
    lints.forEach(lint -> suppress.addMember("value", "$S", lint));
    return suppress.build();
  }

  private boolean hidesJavaLang() {
    return Stream.concat(JAVA_LANG.stream(), source.signatures.javaLang().stream())
        .anyMatch(name -> source.findAtHome(name) != null);
  }

  private List<Element> origins(List<TypeElement> fenceClasses) {
    return Stream.concat(Stream.of(source.driver), fenceClasses.stream())
        .<Element>map(type -> type)
        .distinct()
        .toList();
  }
}
