package dev.palisade.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import dev.palisade.processor.body.BodyScanner;
import dev.palisade.processor.declared.DeclaredFacts;
import dev.palisade.processor.element.ElementNames;
import dev.palisade.processor.element.ModelPlaces;
import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.LockFacts;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.fact.TypeNames;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.naming.TreeAnchor;
import dev.palisade.processor.report.Options;
import dev.palisade.processor.report.Options.Option;
import dev.palisade.processor.stub.Stubs;
import dev.palisade.processor.summary.Summaries;
import dev.palisade.processor.summary.Summary;
import dev.palisade.processor.summary.SummaryLoader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Collects facts from each class as javac analyses it, and checks them all when the compilation
 * ends: what one method does to another's locks is known only then.
 */
final class BodyLayer implements TaskListener {
  private final JavacTask task;
  private final Session session;
  private final Trees trees;
  private final JavacPlaces places;
  private final List<CompilationUnitTree> parsed = new ArrayList<>();
  private @Nullable Collected collected;

  BodyLayer(JavacTask task, Session session) {
    this.task = task;
    this.session = session;
    trees = Trees.instance(task);
    ModelPlaces model = new ModelPlaces(task.getElements());
    TreeAnchor.Maker anchors = session.collector == null ? null : session.collector.anchors();
    places = new JavacPlaces(trees, model, anchors);
    session.places = new JavacPlaces(trees, model, anchors);
  }

  @Override
  public void finished(TaskEvent event) {
    if (event.getKind() == TaskEvent.Kind.PARSE) {
      parsed.add(event.getCompilationUnit());
    } else if (event.getKind() == TaskEvent.Kind.ANALYZE) {
      Pipeline.guard(session, places, () -> collect(event));
    } else if (event.getKind() == TaskEvent.Kind.COMPILATION) {
      Pipeline.guard(session, places, this::check);
      Session.end();
    }
  }

  private void collect(TaskEvent event) throws IOException {
    TypeElement type = event.getTypeElement();
    CompilationUnitTree unit = event.getCompilationUnit();
    if (type != null && unit != null) {
      places.seen(unit);
      if (collected == null) {
        collected = new Collected(task, trees, places, session, type);
      }
      collected.bodies.note(parsed);
      parsed.clear();
      collected.add(type, unit);
    }
  }

  private void check() throws IOException {
    if (collected == null) {
      return;
    }
    Facts own = collected.facts();
    if (session.collector != null) {
      session.collector.finish(own);
      return;
    }
    FilerStore store = collected.store;
    List<String> before = store == null ? List.of() : store.compiledBefore();
    Facts all = store == null ? own : withSummaries(own, before, collected, store);
    Set<String> rejected = new TreeSet<>();
    for (Finding finding : Pipeline.conclude(all, isAllOf(before, own), session, places)) {
      if (finding.severity() == Severity.ERROR) {
        rejected.addAll(finding.types());
      }
    }
    if (session.filer != null && !rejected.isEmpty()) {
      new ClassFiles(session.filer).delete(rejected);
    } else if (store != null) {
      for (Map.Entry<String, Summary> summary : Summaries.of(own).entrySet()) {
        store.write(summary.getKey(), summary.getValue());
      }
    }
  }

  private static boolean isAllOf(List<String> compiledBefore, Facts own) {
    Set<String> types =
        own.types().stream().map(t -> TypeNames.topLevel(t.name())).collect(Collectors.toSet());
    return types.containsAll(compiledBefore);
  }

  private Facts withSummaries(
      Facts own, List<String> before, Collected collected, FilerStore store) {
    SummaryLoader loader = new SummaryLoader(store);
    Facts around = loader.around(own, before);
    List<String> unreadable = loader.unreadable();
    if (!unreadable.isEmpty()) {
      places.print(Severity.WARNING, Place.NOWHERE, text(unreadable));
    }
    return Facts.union(List.of(collected.withForeign(around), own));
  }

  /** One message, since after a change of the format it is all of a project. */
  private static String text(List<String> unreadable) {
    String first = "[Palisade] " + unreadable.get(0);
    return unreadable.size() == 1
        ? first + "; what it does is not known. Compile it again with this version."
        : first
            + "; and so are %d more. What they do is not known. Compile them again with this version."
                .formatted(unreadable.size() - 1);
  }

  /** The facts so far. Made at the first class: javac answers no question about elements before. */
  private static final class Collected {
    private final Elements elements;
    private final DeclaredFacts declared;
    private final BodyScanner bodies;
    private final Set<Element> packages = new HashSet<>();
    private final ForeignContracts foreign;
    final @Nullable FilerStore store;

    Collected(JavacTask task, Trees trees, JavacPlaces places, Session session, TypeElement first)
        throws IOException {
      Options options = session.options;
      elements = task.getElements();
      declared = new DeclaredFacts(elements, task.getTypes(), places);
      ElementNames names = new ElementNames(elements, task.getTypes());
      Stubs stubs = Stubs.of(options.paths(Option.STUBS), options::problem);
      store =
          session.filer == null || session.collector != null
              ? null
              : new FilerStore(session.filer, elements);
      foreign = new ForeignContracts(elements, names, declared, stubs, store);
      TreeAnchor.Maker anchors =
          session.collector == null ? TreeAnchor::at : session.collector.anchors();
      bodies = new BodyScanner(trees, elements, task.getTypes(), foreign, anchors, first);
    }

    void add(TypeElement type, CompilationUnitTree unit) {
      if (store != null) {
        store.look(type);
      }
      PackageElement around = elements.getPackageOf(type);
      if (around != null && packages.add(around)) {
        declared.add(around);
      }
      declared.add(type);
      bodies.scan(type, unit).forEach(declared::add);
    }

    /** Summaries, and the contracts of what their bodies call. */
    Facts withForeign(Facts summaries) {
      foreign.read(summaries.methods());
      List<Contract> contracts = new ArrayList<>(foreign.found().values());
      contracts.addAll(summaries.contracts());
      return summaries.withContracts(contracts);
    }

    Facts facts() {
      Facts said = declared.facts();
      foreign.readReceivers(bodies.methods());
      Map<MethodId, Contract> contracts = foreign.found();
      said.contracts().forEach(contract -> contracts.put(contract.method(), contract));
      return new Facts(
          bodies.types(),
          bodies.methods(),
          contracts.values().stream().map(bodies::canonical).toList(),
          said.drivers(),
          said.orders(),
          said.standIns(),
          said.suppressions(),
          LockFacts.union(List.of(said.locks(), bodies.locks())),
          said.problems());
    }
  }
}
