package dev.palisade.runtime.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The memory for one actor alone: runs it again and again, until every answer has been given that
 * others, who write what is known, might cause. It leaves out answers that no execution can give,
 * as far as that is plain from one actor: an older value of a place seen again when nobody wrote it
 * twice.
 */
final class Recorder implements Memory {
  private static final int MOST_TRACES = 200_000;

  /** Of one run, at places that are written: an execution cannot have more. */
  private static final int MOST_EVENTS = Trace.EVENTS;

  private final Writes foreign;
  private final int longestChain;
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
  private int counted;
  private boolean failed;
  private int generation;
  private int[] generations = new int[16];

  /** What a run has seen of a place. */
  private static final class Past {
    /** What it saw or wrote last; null if not known. */
    Object last;

    /** How often it came to a value of somebody else's. */
    final Map<Object, Integer> visits = new HashMap<>();

    Past(Object initial) {
      last = initial;
    }
  }

  /**
   * A recorder.
   *
   * @param foreign what the others write
   * @param longestChain the most updates that can follow each other
   * @param keepsSites whether to keep sites
   */
  Recorder(Writes foreign, int longestChain, boolean keepsSites) {
    this.keepsSites = keepsSites;
    this.foreign = foreign;
    this.longestChain = longestChain;
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
    counted = 0;
    failed = false;
    generation = 0;
    try {
      Object result = actor.run(this);
      traces.add(new Trace(events, result));
    } catch (Actor.Pruned waits) {
      // What it wrote until then counts; what others do then lets another run go on.
    }
    own.addRun(events, generations);
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
    List<Object> answers = new ArrayList<>();
    if (past.last != null) {
      answers.add(past.last);
    }
    foreign
        .at(place)
        .forEach(
            (value, written) -> {
              if (!value.equals(past.last)
                  && written.generation() <= longestChain
                  && past.visits.getOrDefault(value, 0) < written.times()) {
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
    if (!value.equals(past.last)) {
      past.visits.merge(value, 1, Integer::sum);
      past.last = value;
      Writes.Written written = foreign.at(place).get(value);
      generation = Math.max(generation, written == null ? 0 : written.generation());
    }
  }

  private void record(Event event) {
    boolean constant =
        !event.writes() && (event.place() == null || foreign.at(event.place()).isEmpty());
    if (!constant && ++counted > MOST_EVENTS) {
      throw new Actor.Pruned(); // goes round in a list that no execution can make
    }
    if (event.kind() == Event.Kind.UPDATE) {
      generation++;
    }
    if (event.writes()) {
      past(event.place()).last = event.written();
    }
    if (generations.length == events.size()) {
      generations = Arrays.copyOf(generations, 2 * generations.length);
    }
    generations[events.size()] = generation;
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
