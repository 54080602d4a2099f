package dev.palisade.runtime.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The memory for one actor alone: runs it again and again, until every answer has been given that
 * others, who write what is known, might cause. It leaves out answers that no execution can give,
 * whatever the modes, as far as that is plain from one actor: a value that nobody has written yet,
 * or that is older than what was seen of its place.
 */
final class Recorder implements Memory {
  private static final int MOST_TRACES = 200_000;

  /** Of one run, at places that are written: an execution cannot have more. */
  private static final int MOST_EVENTS = Trace.EVENTS;

  private final Writes foreign;
  private final Writes all;
  private final boolean observes;
  private final boolean keepsSites;
  private final Writes own = new Writes();
  private final List<Trace> traces = new ArrayList<>();

  /** The answer to give at each question, how many there are, and how many events are before it. */
  private final List<int[]> decisions = new ArrayList<>();

  private int asked;
  private final List<Event> events = new ArrayList<>();

  /** Of the events that this run has in common with the one before, or has had. */
  private final List<Event.Site> sites = new ArrayList<>();

  private final Map<Place, Past> pasts = new HashMap<>();

  /** Pairs of place and value. */
  private final Set<List<Object>> ownWrites = new HashSet<>();

  private int counted;
  private boolean failed;

  private int[] generations = new int[16];

  /** What a run has seen of a place. */
  private static final class Past {
    /** What it saw or wrote last; null if not known. */
    Object last;

    /** How many updates of the place have led to that, at least. */
    int generation;

    /** Whether this run has seen or written it. */
    boolean touched;

    /** The values of somebody else's it came to. */
    final List<Object> seen = new ArrayList<>();

    Past(Object initial) {
      last = initial;
    }

    /** What this run has done there. */
    final List<Turns.Step> steps = new ArrayList<>();

    List<Object> seenThen(Object value) {
      List<Object> then = new ArrayList<>(seen);
      then.add(value);
      return then;
    }
  }

  /**
   * A recorder.
   *
   * @param foreign what the others write
   * @param all what everybody writes: no chain of updates is longer than all that there are
   * @param observes whether the others have ended before
   * @param keepsSites whether to keep sites
   */
  Recorder(Writes foreign, Writes all, boolean observes, boolean keepsSites) {
    this.observes = observes;
    this.keepsSites = keepsSites;
    this.foreign = foreign;
    this.all = all;
  }

  Writes writes() {
    return own;
  }

  List<Trace> explore(Actor actor) {
    actor.explore(
        () -> {
          do {
            run(actor);
          } while (advance());
        });
    return traces;
  }

  private void run(Actor actor) {
    asked = 0;
    events.clear();
    pasts.clear();
    ownWrites.clear();
    counted = 0;
    failed = false;
    boolean ended = false;
    try {
      Object result = actor.run(this);
      traces.add(new Trace(events, result));
      ended = true;
    } catch (Actor.Pruned waits) {
      // What it wrote until then counts; what others do then lets another run go on.
    }
    own.addRun(events, generations, ended);
    if (traces.size() > MOST_TRACES) {
      throw new IllegalStateException("an actor has more than " + MOST_TRACES + " traces");
    }
  }

  /** The next combination of answers; false if that was the last. */
  private boolean advance() {
    while (decisions.size() > asked) {
      decisions.remove(decisions.size() - 1);
    }
    while (!decisions.isEmpty()) {
      int[] last = decisions.get(decisions.size() - 1);
      if (++last[0] < last[1]) {
        sites.subList(Math.min(last[2], sites.size()), sites.size()).clear();
        return true;
      }
      decisions.remove(decisions.size() - 1);
    }
    return false;
  }

  private int decide(int options) {
    if (asked == decisions.size()) {
      decisions.add(new int[] {0, options, events.size()});
    }
    return decisions.get(asked++)[0];
  }

  private Past past(Place place) {
    return pasts.computeIfAbsent(place, p -> new Past(p.initial()));
  }

  private List<Object> answers(Place place) {
    Past past = past(place);
    if (observes) {
      return past.touched ? List.of(past.last) : List.copyOf(foreign.last(place));
    }
    List<Object> answers = new ArrayList<>();
    if (past.last != null) {
      answers.add(past.last);
    }
    foreign
        .at(place)
        .forEach(
            (value, written) -> {
              if (!value.equals(past.last)
                  && written.generation() <= all.updates(place)
                  && Collections.frequency(past.seen, value) < written.times()
                  && foreign.isPossible(place, value, ownWrites)
                  && foreign.isInOrder(place, past.steps, past.seenThen(value))) {
                answers.add(value);
              }
            });
    if (answers.isEmpty()) {
      throw new Actor.Pruned(); // all changes that others make to it have been seen
    }
    return answers;
  }

  private Object answer(Place place) {
    List<Object> answers = answers(place);
    Object value = answers.get(decide(answers.size()));
    saw(place, value);
    return value;
  }

  private void saw(Place place, Object value) {
    Past past = past(place);
    past.touched = true;
    if (!value.equals(past.last)) {
      past.seen.add(value);
      past.last = value;
      past.generation = foreign.at(place).get(value).generation();
    }
  }

  private void record(Event event) {
    boolean constant =
        !event.writes() && (event.place() == null || foreign.at(event.place()).isEmpty());
    if (!constant && ++counted > MOST_EVENTS) {
      throw new Actor.Pruned(); // goes round in a list that no execution can make
    }
    if (generations.length == events.size()) {
      generations = Arrays.copyOf(generations, 2 * generations.length);
    }
    if (event.place() != null) {
      past(event.place()).steps.add(Turns.Step.of(event));
    }
    if (event.writes()) {
      Past past = past(event.place());
      past.generation = event.kind() == Event.Kind.UPDATE ? past.generation + 1 : 0;
      generations[events.size()] = past.generation;
      past.last = event.written();
      past.touched = true;
      ownWrites.add(List.of(event.place(), event.written()));
    }
    if (wantsSite()) {
      sites.add(event.site());
    }
    events.add(keepsSites ? event.at(sites.get(events.size())) : event);
  }

  @Override
  public Object read(Place place, Mode mode, Event.Site site) {
    Object value = answer(place);
    record(new Event(Event.Kind.READ, place, mode, value, false, null, site));
    return value;
  }

  @Override
  public void write(Place place, Object value, Mode mode, Event.Site site) {
    record(new Event(Event.Kind.WRITE, place, mode, null, false, value, site));
  }

  @Override
  public Object update(Place place, UnaryOperator<Object> change, Mode mode, Event.Site site) {
    Object value = answer(place);
    Object changed = change.apply(value);
    Event.Kind kind = changed == null ? Event.Kind.READ : Event.Kind.UPDATE;
    record(new Event(kind, place, mode, value, false, changed, site));
    return value;
  }

  @Override
  public boolean compareAndSet(
      Place place, Object expected, Object value, Mode mode, Event.Site site) {
    List<Object> answers = answers(place);
    boolean may = answers.contains(expected);
    boolean mayFail = answers.size() > (may ? 1 : 0);
    boolean succeeds = may && (!mayFail || decide(2) == 0);
    if (succeeds) {
      saw(place, expected);
      record(new Event(Event.Kind.UPDATE, place, mode, expected, false, value, site));
    } else {
      Past past = past(place);
      if (expected.equals(past.last)) {
        past.last = null;
      }
      record(new Event(Event.Kind.READ, place, mode, expected, true, null, site));
    }
    return succeeds;
  }

  @Override
  public boolean wantsSite() {
    return keepsSites && events.size() >= sites.size();
  }

  /** Once a run, at most: a loop that tries again does the same again. */
  @Override
  public boolean failsByChance() {
    boolean fails = !failed && decide(2) == 1;
    failed |= fails;
    return fails;
  }

  @Override
  public void fence(Mode mode, Event.Site site) {
    record(new Event(Event.Kind.FENCE, null, mode, null, false, null, site));
  }
}
