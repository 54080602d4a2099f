package dev.palisade.runtime.interleave;

import dev.palisade.runtime.interleave.FenceModel.At;
import dev.palisade.runtime.interleave.FenceModel.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.HBClock;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.lincheck.datastructures.verifier.CachedVerifier;

/**
 * Asks whether the answers of an execution can be explained by some order of the steps of {@link
 * FenceModel}: operations keep their order in a thread, one that ended before another began comes
 * before it, and all of them answer as they did.
 *
 * <p>Lincheck's own verifier takes every operation for one step, and would reject that {@code
 * isSignaled} is true before {@code isDone} is. For operations of one step both mean the same.
 */
public final class ModelVerifier extends CachedVerifier {
  /** An operation that ended, and how many operations of each thread ended before it began. */
  private record Call(String operation, String answer, HBClock before) {}

  /** How far each thread is in its calls, and where in the current one. */
  private record Position(FenceModel fence, List<Integer> ended, List<At> current) {}

  /**
   * Called by Lincheck.
   *
   * @param specification of no use here
   */
  public ModelVerifier(Class<?> specification) {}

  @Override
  public boolean verifyResultsImpl(ExecutionScenario scenario, ExecutionResult results) {
    List<List<Call>> threads = new ArrayList<>();
    for (int t = 0; t < scenario.getThreads().size(); t++) {
      threads.add(calls(scenario.getThreads().get(t), results.getThreadsResultsWithClock().get(t)));
    }
    Position start =
        new Position(
            FenceModel.NEW,
            Collections.nCopies(threads.size(), 0),
            Collections.nCopies(threads.size(), At.START));
    return explains(start, threads, new HashSet<>());
  }

  private static List<Call> calls(List<Actor> actors, List<ResultWithClock> results) {
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < actors.size(); i++) {
      ResultWithClock result = results.get(i);
      calls.add(
          new Call(
              actors.get(i).getMethod().getName(),
              result.getResult().toString(),
              result.getClockOnStart()));
    }
    return calls;
  }

  private static boolean explains(Position at, List<List<Call>> threads, Set<Position> failed) {
    boolean over = true;
    for (int t = 0; t < threads.size(); t++) {
      over &= at.ended.get(t) == threads.get(t).size();
    }
    if (over) {
      return true;
    }
    if (failed.contains(at)) {
      return false;
    }
    for (int t = 0; t < threads.size(); t++) {
      for (Position next : successors(at, threads, t)) {
        if (explains(next, threads, failed)) {
          return true;
        }
      }
    }
    failed.add(at);
    return false;
  }

  private static List<Position> successors(Position at, List<List<Call>> threads, int thread) {
    int ended = at.ended.get(thread);
    if (ended == threads.get(thread).size()) {
      return List.of();
    }
    Call call = threads.get(thread).get(ended);
    for (int other = 0; other < threads.size(); other++) {
      if (at.ended.get(other) < call.before.get(other)) {
        return List.of(); // it did not begin so early
      }
    }
    List<Position> positions = new ArrayList<>();
    for (Step step : at.fence.next(call.operation, at.current.get(thread))) {
      if (step.at() != At.END) {
        positions.add(
            new Position(step.after(), at.ended, replaced(at.current, thread, step.at())));
      } else if (step.answer().equals(call.answer)) {
        positions.add(
            new Position(
                step.after(),
                replaced(at.ended, thread, ended + 1),
                replaced(at.current, thread, At.START)));
      }
    }
    return positions;
  }

  private static <T> List<T> replaced(List<T> list, int index, T value) {
    List<T> copy = new ArrayList<>(list);
    copy.set(index, value);
    return List.copyOf(copy);
  }
}
