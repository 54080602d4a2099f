package dev.palisade.processor.rule;

import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Rule;
import dev.palisade.processor.waiting.BlockingInAtomicContext;
import dev.palisade.processor.waiting.CallbackUnderLock;
import dev.palisade.processor.waiting.InterruptUnsafeLock;
import dev.palisade.processor.waiting.ReclaimInSignalingPath;
import dev.palisade.processor.waiting.WaitInSignalingPath;
import dev.palisade.processor.waiting.WaitReacquireInversion;
import dev.palisade.processor.waiting.WaitUnderSignalingLock;
import dev.palisade.processor.waiting.WrongContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All rules, in the order their findings are printed: of one rule, by place. */
public final class Rules {
  private static final List<Rule> ALL =
      List.of(
          new DeclaredProblems(),
          new LockOrderInversion(),
          new UndeclaredNesting(),
          new SelfDeadlock(),
          new NestedInstances(),
          new LockUpgrade(),
          new BlockingInAtomicContext(),
          new WrongContext(),
          new WaitUnderSignalingLock(),
          new InterruptUnsafeLock(),
          new WaitInSignalingPath(),
          new ReclaimInSignalingPath(),
          new WaitReacquireInversion(),
          new CallbackUnderLock(),
          new LockNotReleased(),
          new ReleaseWithoutAcquire(),
          new LockNotHeld(),
          new ExcludedLockHeld(),
          new GuardedAccess(),
          new PayloadBeforeSignal(),
          new ContractVariance(),
          new UndeclaredEffect());

  private Rules() {}

  /** What all rules find that nobody suppresses. */
  public static List<Finding> check(Model model) {
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : ALL) {
      List<Finding> found = new ArrayList<>(rule.check(model));
      found.sort(Comparator.comparing(Finding::place));
      findings.addAll(found);
    }
    return new Suppressions(model.program().facts().suppressions())
        .apply(findings, model.isComplete());
  }
}
