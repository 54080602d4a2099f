package dev.palisade.processor;

import dev.palisade.processor.declared.DeclaredFacts;
import dev.palisade.processor.element.ElementNames;
import dev.palisade.processor.element.ModelPlaces;
import dev.palisade.processor.element.Places;
import dev.palisade.processor.fact.Driver;
import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.Problem;
import dev.palisade.processor.fact.TypeNames;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.glue.GlueGenerator;
import dev.palisade.processor.report.MessagerSink;
import dev.palisade.processor.report.Options;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Collects facts from declarations round by round, checks what they alone show, and generates the
 * glue of drivers with nothing wrong.
 *
 * <p>Findings are printed in the round their elements are seen, before anything is generated: javac
 * forgets where a method was once a later round has begun.
 */
final class DeclaredLayer {
  private final ProcessingEnvironment environment;
  private final Session session;
  private final MessagerSink sink;
  private final ElementNames names;
  private final Places places;
  private final DeclaredFacts declared;
  private final Set<String> rejected = new HashSet<>();

  DeclaredLayer(ProcessingEnvironment environment, Session session) {
    this.environment = environment;
    this.session = session;
    session.filer = environment.getFiler();
    session.options = new Options(environment.getOptions());
    sink = new MessagerSink(environment.getMessager());
    names = new ElementNames(environment.getElementUtils(), environment.getTypeUtils());
    places =
        session.places != null ? session.places : new ModelPlaces(environment.getElementUtils());
    declared = new DeclaredFacts(environment.getElementUtils(), environment.getTypeUtils(), places);
  }

  void process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Pipeline.guard(session, sink, () -> check(annotations, round));
  }

  private void check(Set<? extends TypeElement> annotations, RoundEnvironment round)
      throws IOException {
    if (session.places == null || annotations.stream().anyMatch(DeclaredLayer::isOurs)) {
      round.getRootElements().forEach(declared::add);
    }
    Facts facts = declared.facts();
    print(facts);
    if (round.processingOver() && session.places == null) {
      Pipeline.conclude(facts, false, session, sink);
    }
    Map<String, Driver> drivers =
        facts.drivers().stream()
            .collect(Collectors.toMap(Driver::type, driver -> driver, (a, b) -> b));
    for (TypeElement annotation : annotations) {
      if (annotation.getQualifiedName().contentEquals("dev.palisade.annotations.FenceDriver")) {
        for (TypeElement type : ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation))) {
          generate(type, drivers.get(names.type(type)));
        }
      }
    }
  }

  /** Where bodies are read, too, sources without an annotation of ours can wait for that. */
  private static boolean isOurs(TypeElement annotation) {
    return annotation.getQualifiedName().toString().startsWith("dev.palisade.annotations.");
  }

  private void print(Facts facts) {
    if (facts.saysNothing()) {
      return; // Of most rounds, and a check of nothing has its price.
    }
    for (Finding finding : Pipeline.run(facts, session, sink)) {
      // A reason that is missing is no fault of the contract: without the glue nothing compiles.
      if (finding.severity() == Severity.ERROR && !finding.id().equals("UnusedSuppression")) {
        rejected.addAll(finding.types());
      }
    }
  }

  private void generate(TypeElement type, @Nullable Driver driver) throws IOException {
    if (driver == null
        || !declared.isClean(type)
        || rejected.contains(driver.type())
        || TypeNames.isNameless(driver.type())) {
      return;
    }
    GlueGenerator.Result result =
        GlueGenerator.generate(
            type, driver, environment.getElementUtils(), environment.getTypeUtils());
    if (result.file().isPresent()) {
      result.file().get().writeTo(environment.getFiler());
    }
    List<Problem> problems =
        result.problems().stream()
            .map(
                problem ->
                    new Problem(
                        "MalformedContract",
                        driver.type(),
                        places.at(problem.element()),
                        problem.text(),
                        List.of()))
            .toList();
    if (session.collector != null) {
      session.collector.add(problems);
    }
    print(Facts.ofProblems(problems));
  }
}
