package dev.palisade.processor;

import com.sun.source.util.JavacTask;
import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.Problem;
import dev.palisade.processor.naming.TreeAnchor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The front ends without the check, for a program that runs javac in its own process and checks the
 * facts of many compilations together. Nothing is printed, no class file taken back, no summary
 * written; glue is generated.
 */
public final class FactCollector {
  private final TreeAnchor.Maker anchors;
  private final List<Problem> problems = new ArrayList<>();
  private @Nullable Facts facts;

  private FactCollector(TreeAnchor.Maker anchors) {
    this.anchors = anchors;
  }

  /**
   * Collects the facts of a compilation that has not started yet, and runs on this thread.
   *
   * @param anchors makes the anchors of all places
   */
  public static FactCollector attach(JavacTask task, TreeAnchor.Maker anchors) {
    FactCollector collector = new FactCollector(anchors);
    Session session = Session.start();
    session.collector = collector;
    task.setProcessors(List.of(new ContractProcessor()));
    task.addTaskListener(new BodyLayer(task, session));
    return collector;
  }

  /** What was collected; empty if the compiler gave up before it analysed a class. */
  public Optional<Facts> facts() {
    return facts == null
        ? Optional.empty()
        : Optional.of(Facts.union(List.of(facts, Facts.ofProblems(problems))));
  }

  TreeAnchor.Maker anchors() {
    return anchors;
  }

  /** What the generator of glue found, which bodies do not show. */
  void add(List<Problem> more) {
    problems.addAll(more);
  }

  void finish(Facts collected) {
    facts = collected;
  }
}
