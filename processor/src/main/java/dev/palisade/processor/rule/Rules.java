package dev.palisade.processor.rule;

import java.util.List;

/** All rules, in the order their findings are printed. */
public final class Rules {
  private static final List<Rule> ALL =
      List.of(
          new DeclaredProblems(),
          new LockOrderInversion(),
          new BlockingInAtomicContext(),
          new WrongContext(),
          new InterruptUnsafeLock());

  private Rules() {}

  /** What all rules find. */
  public static List<Finding> check(Model model) {
    return ALL.stream().flatMap(rule -> rule.check(model).stream()).toList();
  }
}
