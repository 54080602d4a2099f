package dev.palisade.runtime.model.rc11;

import dev.palisade.runtime.model.Program;
import dev.palisade.runtime.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Shows every execution of a program that RC11 admits: all traces × reads-from × modification
 * orders.
 */
public final class Explorer {
  private final Program program;
  private final Exchange exchange;
  private final Meetings meetings;

  public Explorer(Program program) {
    this.program = program;
    this.exchange = new Exchange(program);
    this.meetings = new Meetings(program);
  }

  /**
   * Shows combinations of traces that seem to go together, until one is accepted.
   *
   * @param wanted which combinations are of interest
   * @return whether one was accepted
   */
  public boolean anyCandidate(Predicate<List<Trace>> wanted, Predicate<Candidate> accept) {
    return anyCombination(
        traces -> {
          boolean observed = program.isObserved();
          return wanted.test(traces)
              && Schedule.exists(traces, observed)
              && accept.test(Candidate.of(traces, observed));
        });
  }

  /** Shows combinations of traces in which everything that is read is written by somebody. */
  boolean anyCombination(Predicate<List<Trace>> accept) {
    int[] numbers = new int[program.traces().size()];
    return combine(new ArrayList<>(), numbers, exchange.none(), accept);
  }

  private boolean combine(
      List<Trace> chosen, int[] numbers, Exchange.Sets sum, Predicate<List<Trace>> accept) {
    int actor = chosen.size();
    if (actor == numbers.length) {
      return meetings.canBe(numbers) && accept.test(chosen);
    }
    List<Trace> traces = program.traces().get(actor);
    for (int i = 0; i < traces.size(); i++) {
      Exchange.Sets more = exchange.plus(sum, actor, i);
      if (more != null) {
        chosen.add(traces.get(i));
        numbers[actor] = i;
        if (combine(chosen, numbers, more, accept)) {
          return true;
        }
        chosen.remove(actor);
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
