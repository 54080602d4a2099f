package dev.palisade.processor.check.life;

import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Symbol;
import dev.palisade.processor.check.path.FenceCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One way to a point of a method: what variables and fields hold, what has become of fences, and
 * which conditions were true. Changed in place by who has copied it, and by nobody after that.
 *
 * <p>Ways are told apart by the lives of fences alone: where two meet that agree on them, only what
 * both know stays. So a condition is remembered exactly as long as a fence depends on it.
 */
final class Way {
  /** Signaled on this way, for certain. */
  static final int SIGNALED = 1;

  /** Perhaps signaled: nothing is known, and nobody has a duty. */
  static final int MAYBE = 2;

  /** To be signaled by this method. */
  static final int DUTY = 4;

  /** As {@link #DUTY}, but only a name says so. */
  static final int WEAK = 8;

  /** Signaled, and its callbacks have returned: what belongs to the job is the driver's again. */
  static final int DONE = 16;

  /** Seen to be signaled, by whomever. */
  static final int SEEN = 32;

  /** What was made in a place before the last time. */
  static final String OLD = "old";

  /** What a place holds after ways met that did not agree on it. */
  static final String ANY = "any";

  /** The place of the condition that asked last whether a counter has arrived. */
  static final String COUNTED = "counted";

  /** More ways than this are not followed. */
  private static final int MOST = 24;

  private final Map<Object, Value> places = new HashMap<>();
  private final Map<Value, Boolean> facts = new HashMap<>();
  final Map<Value, Integer> lives = new HashMap<>();
  private final List<Value> stack = new ArrayList<>();

  Way copy() {
    Way copy = new Way();
    copy.places.putAll(places);
    copy.facts.putAll(facts);
    copy.lives.putAll(lives);
    copy.stack.addAll(stack);
    return copy;
  }

  /** Copies of ways, each changed. */
  static List<Way> changed(List<Way> ways, Consumer<Way> how) {
    List<Way> changed = new ArrayList<>(ways.size());
    for (Way way : ways) {
      Way copy = way.copy();
      how.accept(copy);
      changed.add(copy);
    }
    return changed;
  }

  // What was computed

  void push(Value value) {
    stack.add(value);
  }

  Value pop() {
    return stack.remove(stack.size() - 1);
  }

  int depth() {
    return stack.size();
  }

  /** Something has thrown: it made nothing; {@code doubt}: nobody knows what came of it before. */
  void fail(Tree at, int depth, boolean doubt) {
    stack.subList(Math.min(depth, stack.size()), stack.size()).clear();
    lives.keySet().removeIf(made -> made.site() == at);
    if (doubt) {
      lives.replaceAll((fence, life) -> (life & SIGNALED) == 0 ? life : (life & ~SIGNALED) | MAYBE);
    }
  }

  // Variables and fields

  /** What a variable or a field holds. */
  Value read(Object place) {
    Value known = places.get(place);
    return known != null ? known : place instanceof Value value ? value : Value.of(place);
  }

  void write(Object place, Value value) {
    places.put(place, value);
  }

  void forget(Object place) {
    places.remove(place);
  }

  boolean holds(Object place, Value value) {
    return read(place).equals(value);
  }

  /** A local variable that holds this; null if there is none. */
  @Nullable Symbol local(Value value) {
    for (Map.Entry<Object, Value> each : places.entrySet()) {
      if (each.getValue().equals(value)
          && each.getKey() instanceof Symbol symbol
          && !Expressions.isField(symbol)) {
        return symbol;
      }
    }
    return value.site() instanceof Symbol parameter ? parameter : null;
  }

  /** Whether a field of one value holds another. */
  boolean isMember(Value holder, Value held, Predicate<Object> field) {
    if (holder.equals(held.base()) && held.index() == null && field.test(held.site())) {
      return true;
    }
    for (Map.Entry<Object, Value> each : places.entrySet()) {
      if (each.getValue().equals(held)
          && each.getKey() instanceof Value place
          && holder.equals(place.base())
          && field.test(place.site())) {
        return true;
      }
    }
    return false;
  }

  /** Fields may hold something else from here on, and it is called after {@code cause}. */
  void change(Object cause, Predicate<Value> which) {
    Set<Value> changed = new HashSet<>();
    Predicate<Value> collect =
        value -> {
          if (which.test(value)) {
            changed.add(value);
          }
          return false;
        };
    lives.keySet().forEach(value -> value.contains(collect));
    facts.keySet().forEach(value -> value.contains(collect));
    for (Map.Entry<Object, Value> each : places.entrySet()) {
      each.getValue().contains(collect);
      if (each.getKey() instanceof Value place) {
        place.contains(collect);
      }
    }
    for (Value place : changed) {
      Value fresh = new Value(cause, place, null);
      clear(fresh);
      places.put(place, fresh);
    }
  }

  /**
   * A value is made anew: nothing is known of it, and the one before it has another name. Tells
   * whether one of those, which somebody had the duty to signal, is out of reach.
   */
  boolean renew(Value value) {
    Value old = new Value(OLD, value, null);
    boolean lost = isLost(old) || isLost(value);
    Integer life = lost ? null : lives.get(value);
    clear(value);
    if (life != null && (life & DUTY) != 0) {
      lives.put(old, life);
    }
    return lost;
  }

  private boolean isLost(Value value) {
    return is(value, DUTY)
        && !is(value, MAYBE)
        && !stack.contains(value)
        && !places.containsValue(value);
  }

  private void clear(Value value) {
    lives.keySet().removeIf(each -> each.contains(value));
    facts.keySet().removeIf(each -> each.contains(value));
    places
        .entrySet()
        .removeIf(each -> each.getKey() instanceof Value place && place.contains(value));
    places.replaceAll((place, held) -> held.contains(value) ? new Value(OLD, held, null) : held);
  }

  // Lives

  boolean is(Value fence, int life) {
    return (lives.getOrDefault(fence, 0) & life) != 0;
  }

  void add(Value fence, int life) {
    lives.merge(fence, life, (a, b) -> a | b);
  }

  void drop(Value fence, int life) {
    lives.computeIfPresent(fence, (f, known) -> (known & ~life) == 0 ? null : known & ~life);
  }

  /** Nobody has a duty any more that none of these ways has. */
  void settle(List<Way> others) {
    for (Value fence : List.copyOf(lives.keySet())) {
      boolean left = false;
      for (Way each : others) {
        left |= each.is(fence, DUTY);
      }
      if (!left) {
        drop(fence, DUTY | WEAK);
      }
    }
  }

  // Conditions

  /** Whether a condition is known to be true; null if it is not known. */
  private @Nullable Boolean truth(Value condition) {
    if (condition.site() instanceof Boolean constant) {
      return constant;
    }
    Boolean known = facts.get(condition);
    Value left = condition.base();
    Value right = condition.index();
    if (known != null || left == null || right == null) {
      return known;
    }
    Value a = read(left);
    Value b = read(right);
    if (condition.site().equals(Value.EQUAL)) {
      boolean differ = (a.isConstant() && b.isConstant()) || (isNull(b) && isMade(a));
      return a.equals(b) ? Boolean.TRUE : differ ? Boolean.FALSE : null;
    }
    boolean less =
        condition.site().equals(Value.LESS)
            && a.site() instanceof Number
            && b.site() instanceof Number;
    return less ? ((Number) a.site()).doubleValue() < ((Number) b.site()).doubleValue() : null;
  }

  private static boolean isNull(Value value) {
    return value.equals(Value.NULL);
  }

  private boolean isMade(Value value) {
    return value.equals(Value.THIS) || (is(value, DUTY) && value.site() instanceof Tree);
  }

  /** Goes where a condition has this value; false if nobody comes there. */
  boolean assume(Value condition, boolean truth) {
    if (condition.site().equals(Value.NOT) && condition.base() != null) {
      return assume(condition.base(), !truth);
    }
    Boolean known = truth(condition);
    if (known != null) {
      return known == truth;
    }
    facts.put(condition, truth);
    Value left = condition.base();
    Value right = condition.index();
    if (!condition.site().equals(Value.EQUAL) || left == null || right == null) {
      return true;
    }
    if (left.site() instanceof FenceCall asked && left.base() != null) {
      return answered(asked, left.base(), right, truth);
    }
    if (truth && right.isConstant()) {
      places.put(left, right);
      if (isNull(right)) {
        lives.remove(left);
      }
    }
    return true;
  }

  /** {@code fence.status() == PENDING}, {@code fence.error() == null}. */
  private boolean answered(FenceCall asked, Value fence, Value answer, boolean equal) {
    boolean pending = answer.site().toString().equals("PENDING");
    boolean signaled = asked == FenceCall.STATUS ? pending != equal : !equal;
    boolean says = asked == FenceCall.STATUS ? pending || equal : !equal;
    if (!says) {
      return true;
    }
    if (!signaled) {
      return !is(fence, SIGNALED | SEEN);
    }
    see(fence, SEEN);
    return true;
  }

  /** A fence is seen to be signaled. */
  void see(Value fence, int life) {
    facts
        .keySet()
        .removeIf(
            fact ->
                fact.contains(
                    part -> fence.equals(part.base()) && part.site() instanceof FenceCall));
    drop(fence, DUTY | WEAK);
    add(fence, life);
  }

  void forgetFacts(Predicate<Value> which) {
    facts.keySet().removeIf(each -> each.contains(which));
  }

  boolean isFact(Value value) {
    return facts.containsKey(value);
  }

  void fact(Value value) {
    facts.put(value, true);
  }

  // Where ways meet

  /** The ways of both, without those that tell nothing new; the first itself if all of them. */
  static List<Way> join(List<Way> a, List<Way> b) {
    List<Way> joined = new ArrayList<>();
    for (List<Way> each : List.of(a, b)) {
      for (Way way : each) {
        if (joined.stream().noneMatch(other -> other.meet(way)) && joined.size() < MOST) {
          joined.add(way.copy());
        }
      }
    }
    boolean same = joined.size() == a.size();
    for (int i = 0; same && i < joined.size(); i++) {
      same = joined.get(i).isLike(a.get(i));
    }
    return same ? a : joined;
  }

  /** Takes another way in, if fences live alike on both. */
  private boolean meet(Way other) {
    if (!lives.equals(other.lives) || !stack.equals(other.stack)) {
      return false;
    }
    Set<Object> differing = new HashSet<>();
    Set<Object> all = new HashSet<>(places.keySet());
    all.addAll(other.places.keySet());
    for (Object place : all) {
      Value mine = read(place);
      Value theirs = other.read(place);
      if (!mine.equals(theirs)) {
        if (isAlive(mine) || isAlive(theirs)) {
          return false;
        }
        differing.add(place);
      }
    }
    for (Object place : differing) {
      Value unknown = new Value(ANY, place instanceof Value value ? value : Value.of(place), null);
      if (!holds(place, unknown)) {
        clear(unknown);
        places.put(place, unknown);
      }
    }
    facts.entrySet().removeIf(fact -> !fact.getValue().equals(other.facts.get(fact.getKey())));
    return true;
  }

  private boolean isAlive(Value value) {
    return lives.keySet().stream()
        .anyMatch(fence -> fence.contains(value) || value.contains(fence));
  }

  private boolean isLike(Way other) {
    return lives.equals(other.lives)
        && places.equals(other.places)
        && facts.equals(other.facts)
        && stack.equals(other.stack);
  }
}
