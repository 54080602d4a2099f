package dev.palisade.runtime.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Shows every execution of a program that RC11 admits: all traces × reads-from × modification
 * orders.
 */
public final class Explorer {
  private final Program program;

  /** By actor and trace: what it needs of others, what it offers them. */
  private final List<List<Exchange>> exchanges = new ArrayList<>();

  public Explorer(Program program) {
    this.program = program;
    Exchange.Numbering numbering = new Exchange.Numbering();
    for (List<Trace> traces : program.traces()) {
      exchanges.add(traces.stream().map(t -> Exchange.of(t, numbering)).toList());
    }
  }

  /** Shows every combination of traces whose reads have what they read, until one is accepted. */
  public boolean anyCandidate(Predicate<Candidate> accept) {
    return combine(new ArrayList<>(), new Exchange(), accept);
  }

  private boolean combine(List<Trace> chosen, Exchange sum, Predicate<Candidate> accept) {
    int actor = chosen.size();
    if (actor == exchanges.size()) {
      Candidate candidate = sum.isBalanced() ? Candidate.of(chosen, program.isObserved()) : null;
      return candidate != null && accept.test(candidate);
    }
    List<Trace> traces = program.traces().get(actor);
    for (int i = 0; i < traces.size(); i++) {
      Exchange more = sum.plus(exchanges.get(actor).get(i));
      if (actor < exchanges.size() - 1 || more.isBalanced()) {
        List<Trace> next = new ArrayList<>(chosen);
        next.add(traces.get(i));
        if (combine(next, more, accept)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Shows every execution of a candidate that RC11 admits, once whatever its modification orders.
   */
  public static boolean anyExecution(Candidate candidate, Predicate<Execution> accept) {
    return new Sources(candidate).any(x -> isAdmitted(x) && accept.test(x));
  }

  private static boolean isAdmitted(Execution x) {
    return new Coherence(x).any(order -> new PartialSc(x, order).isAcyclic());
  }
}
