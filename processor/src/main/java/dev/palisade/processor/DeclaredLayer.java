package dev.palisade.processor;

import dev.palisade.processor.declared.DeclaredFacts;
import dev.palisade.processor.element.ModelPlaces;
import dev.palisade.processor.element.Places;
import dev.palisade.processor.report.MessagerSink;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;

/**
 * Collects facts from declarations round by round, checks what they alone show, and generates the
 * glue of drivers with nothing wrong.
 *
 * <p>Findings are printed in the round their elements are seen, before anything is generated: javac
 * forgets where a method was once a later round has begun.
 */
final class DeclaredLayer {
  private final Session session;
  private final MessagerSink sink;
  private final DeclaredFacts declared;

  DeclaredLayer(ProcessingEnvironment environment, Session session) {
    this.session = session;
    session.filer = environment.getFiler();
    sink = new MessagerSink(environment.getMessager());
    Places places =
        session.places != null ? session.places : new ModelPlaces(environment.getElementUtils());
    declared = new DeclaredFacts(environment.getElementUtils(), environment.getTypeUtils(), places);
  }

  void process(RoundEnvironment round) {
    Pipeline.guard(session, sink, () -> check(round));
  }

  private void check(RoundEnvironment round) {
    round.getRootElements().forEach(declared::add);
    Pipeline.run(declared.facts(), session, sink);
  }
}
