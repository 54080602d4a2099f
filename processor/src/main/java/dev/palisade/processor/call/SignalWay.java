package dev.palisade.processor.call;

import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.Maker;
import dev.palisade.processor.graph.Reach;
import dev.palisade.processor.graph.Step;
import dev.palisade.processor.graph.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One way to bring an event about.
 *
 * @param root the method that starts it, called from nowhere that is known
 * @param names the method that has the names of what it needs: the root, or who passes that on
 * @param needs the locks it needs before it gets there
 * @param steps the calls to the signal, which is the last; empty if the event comes about when the
 *     root has run
 */
public record SignalWay(
    MethodId root, MethodId names, Map<LockClass, Need> needs, List<Step> steps) {

  /**
   * A lock that is needed.
   *
   * @param lock as who takes it names it
   * @param steps the way to where it is taken
   * @param ways how many ways the calls to there could go
   * @param beyond how it stands to the event: {@link Deed.Event#beyond}
   * @param isUnnamed whether it is of an object that who passes the code has and does not name
   */
  public record Need(LockRef lock, List<Step> steps, int ways, int beyond, boolean isUnnamed) {
    public Need {
      steps = List.copyOf(steps);
    }

    Need(LockRef lock, List<Step> steps, int ways, int beyond) {
      this(lock, steps, ways, beyond, false);
    }

    /** The same as who passes the code that needs it names it. */
    Need in(Argument code) {
      return new Need(Substitution.inCode(lock, code), steps, ways, beyond);
    }

    /** The same as who makes the object that needs it names it, if it has a name there. */
    Need of(Maker maker) {
      ObjectPath named = maker.seen(lock.object());
      LockRef seen = named == null ? lock : lock.on(named);
      return new Need(seen, steps, ways, beyond, maker.isUnnamed(lock.object()));
    }

    /** The same, which is reached by a call that could go so many ways, and is so named there. */
    Need after(Step step, int ofWays, LockRef named) {
      List<Step> longer = new ArrayList<>(List.of(step));
      longer.addAll(steps);
      return new Need(named, longer, Math.min(ways * ofWays, Reach.MOST_WAYS + 1), beyond);
    }

    /** The same lock, of which a caller knows that it is another. */
    Need as(LockClass known, int toEvent) {
      List<Step> told = new ArrayList<>(steps);
      Step last = told.get(told.size() - 1);
      told.set(told.size() - 1, Step.takes(last.method(), last.place(), known));
      return new Need(lock, told, ways, toEvent);
    }
  }

  public SignalWay(MethodId root, Map<LockClass, Need> needs, List<Step> steps) {
    this(root, root, needs, steps);
  }

  public SignalWay {
    needs = Map.copyOf(needs);
    steps = List.copyOf(steps);
  }
}
