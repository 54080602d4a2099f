package dev.palisade.runtime.interleave;

import java.util.ArrayList;
import java.util.List;

/**
 * A fence with two callbacks, {@code A} and {@code B}, and its timeline, without threads: what each
 * operation does, step by step, and what it may then answer. Immutable.
 *
 * <p>Most operations are one step. A signal is not: SIGNALED is visible before callbacks run, DONE
 * after the last returned, so its steps are the change of state, one for each callback that is put
 * in order and then one for each that runs. A callback can be taken back until it is put in order.
 * A payload is claimed in a step of its own, and a node that was taken back becomes free in one.
 *
 * @param phase PENDING, SIGNALED or DONE
 * @param outcome what the signal said: SUCCESS, IO, CANCELED, or a payload
 * @param claimed by a signaler with a payload
 * @param closed for new fences
 * @param list the callbacks that are registered, oldest first
 * @param ordered those that will run and cannot be taken back any more
 * @param ran those that ran
 * @param busy the nodes that are not free
 */
record FenceModel(
    Phase phase,
    String outcome,
    boolean claimed,
    boolean closed,
    List<String> list,
    List<String> ordered,
    List<String> ran,
    List<String> busy) {
  enum Phase {
    PENDING,
    SIGNALED,
    DONE
  }

  /** Where an operation is. */
  enum At {
    START,
    CLAIMED,
    CLOSING,
    SORTING,
    RUNNING,
    FREEING,
    END
  }

  /**
   * A step that an operation may take.
   *
   * @param after the fence afterwards
   * @param at where the operation then is
   * @param answer what it answers, once it is at its end
   */
  record Step(FenceModel after, At at, String answer) {}

  static final FenceModel NEW =
      new FenceModel(Phase.PENDING, "", false, false, List.of(), List.of(), List.of(), List.of());

  /**
   * The next step of an operation, or none: it waits for another one's.
   *
   * @param operation its name, with the callback's name at the end if it has one
   */
  List<Step> next(String operation, At at) {
    return switch (operation) {
      case "addA", "addB" -> add(operation.substring(3));
      case "removeA", "removeB" -> remove(operation.substring(6), at);
      case "signal" -> signal("SUCCESS", at);
      case "fail" -> signal("IO", at);
      case "publish" -> publish(at);
      case "close" -> close(at);
      case "create" -> end(closed ? "refused" : "created");
      case "isSignaled", "poll" -> end(phase != Phase.PENDING);
      case "isDone" -> end(phase == Phase.DONE);
      case "error" -> end(outcome.equals("IO") || outcome.equals("CANCELED") ? outcome : "null");
      case "read" -> end(outcome.equals("7") ? "7" : "none");
      case "timelineName" -> end(phase == Phase.PENDING ? "usable" : "signaled-timeline");
      case "hint" -> end("usable");
      case "names" -> end(phase == Phase.PENDING ? "ring" : "detached-driver");
      default -> throw new IllegalArgumentException(operation);
    };
  }

  private List<Step> end(Object answer) {
    return List.of(new Step(this, At.END, answer.toString()));
  }

  private List<Step> step(At at) {
    return List.of(new Step(this, at, ""));
  }

  private List<Step> add(String node) {
    if (busy.contains(node)) {
      return end("registered");
    }
    if (phase != Phase.PENDING) {
      return end("refused");
    }
    return with(phase, outcome, plus(list, node), ordered, ran, plus(busy, node)).end("added");
  }

  private List<Step> remove(String node, At at) {
    if (at == At.FREEING) {
      return with(phase, outcome, list, ordered, ran, minus(busy, node)).end("true");
    }
    if (list.contains(node)) {
      return with(phase, outcome, minus(list, node), ordered, ran, busy).step(At.FREEING);
    }
    return phase == Phase.SIGNALED ? List.of() : end("false"); // false has waited
  }

  private List<Step> signal(String how, At at) {
    switch (at) {
      case SORTING:
        return list.isEmpty() ? step(At.RUNNING) : sort(list.get(list.size() - 1));
      case RUNNING:
        return ordered.isEmpty() ? done().end("won " + ran) : run(ordered.get(0));
      default:
        if (phase != Phase.PENDING) {
          return end("lost");
        }
        if (list.isEmpty()) {
          return with(Phase.DONE, how, list, ordered, ran, busy).end("won " + ran);
        }
        return with(Phase.SIGNALED, how, list, ordered, ran, busy).step(At.SORTING);
    }
  }

  private List<Step> sort(String newest) {
    List<String> first = new ArrayList<>(List.of(newest));
    first.addAll(ordered);
    return with(phase, outcome, minus(list, newest), List.copyOf(first), ran, busy)
        .step(At.SORTING);
  }

  private List<Step> run(String node) {
    return with(phase, outcome, list, minus(ordered, node), plus(ran, node), minus(busy, node))
        .step(At.RUNNING);
  }

  private FenceModel done() {
    return with(Phase.DONE, outcome, list, ordered, ran, busy);
  }

  private List<Step> publish(At at) {
    if (at != At.START) {
      return signal("7", at);
    }
    if (claimed || phase != Phase.PENDING) {
      return end("lost");
    }
    return new FenceModel(phase, outcome, true, closed, list, ordered, ran, busy).step(At.CLAIMED);
  }

  /** Refuses new fences, then signals, then waits for DONE. */
  private List<Step> close(At at) {
    if (at == At.START) {
      return new FenceModel(phase, outcome, claimed, true, list, ordered, ran, busy)
          .step(At.CLOSING);
    }
    if (at == At.CLOSING && phase != Phase.PENDING) {
      return phase == Phase.DONE ? end("closed " + ran) : List.of();
    }
    return signal("CANCELED", at).stream()
        .map(s -> new Step(s.after, s.at, s.answer.replace("won", "closed")))
        .toList();
  }

  private FenceModel with(
      Phase phase,
      String outcome,
      List<String> list,
      List<String> ordered,
      List<String> ran,
      List<String> busy) {
    return new FenceModel(phase, outcome, claimed, closed, list, ordered, ran, busy);
  }

  private static List<String> plus(List<String> list, String node) {
    List<String> longer = new ArrayList<>(list);
    longer.add(node);
    return List.copyOf(longer);
  }

  private static List<String> minus(List<String> list, String node) {
    return list.stream().filter(each -> !each.equals(node)).toList();
  }
}
