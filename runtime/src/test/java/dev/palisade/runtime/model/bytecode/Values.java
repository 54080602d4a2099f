package dev.palisade.runtime.model.bytecode;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The identity of objects over all runs of an actor. An object that an actor makes is another one
 * in each run, and yet the same: the n-th of its class by that actor.
 */
public final class Values {
  /** Stands for null. */
  static final Object NULL =
      new Object() {
        @Override
        public String toString() {
          return "null";
        }
      };

  /** An object; compared by identity. */
  public static final class Ref {
    /** The first of those that are the same. */
    private final Object first;

    private final String name;

    private Ref(Object first, String name) {
      this.first = first;
      this.name = name;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private final Map<Object, Ref> known = new IdentityHashMap<>();
  private final Map<List<Object>, Ref> made = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** Of this run: the objects its actor made. */
  private final Map<Object, Ref> ofRun = new IdentityHashMap<>();

  private final Map<Ref, Object> toRun = new IdentityHashMap<>();
  private final Map<Class<?>, Integer> countsOfRun = new HashMap<>();

  /** The running actor. */
  private Object maker;

  /** A copy that knows what is known, but no actor. */
  Values copy() {
    Values copy = new Values();
    copy.known.putAll(known);
    copy.counts.putAll(counts);
    return copy;
  }

  void startRun(Object actor) {
    maker = actor;
    ofRun.clear();
    toRun.clear();
    countsOfRun.clear();
  }

  /** As memory keeps it. */
  Object store(Object value) {
    if (value == null) {
      return NULL;
    }
    return isNumber(value) ? value : ref(value);
  }

  /** As the running actor sees it. */
  Object load(Object stored) {
    if (stored == NULL) {
      return null;
    }
    return stored instanceof Ref ref ? toRun.getOrDefault(ref, ref.first) : stored;
  }

  private static boolean isNumber(Object value) {
    return value instanceof Number || value instanceof Boolean || value instanceof Character;
  }

  Ref ref(Object object) {
    Ref ref = ofRun.get(object);
    return ref != null ? ref : known.computeIfAbsent(object, this::constant);
  }

  /** An object that was there before the run. */
  private Ref constant(Object object) {
    String type = object.getClass().getSimpleName();
    return new Ref(object, type + " " + counts.merge(type, 1, Integer::sum));
  }

  /** Takes note that the running actor has made an object. */
  void add(Object object) {
    String type = object.getClass().getSimpleName();
    int n = countsOfRun.merge(object.getClass(), 1, Integer::sum);
    String name = type + " " + n + " of actor " + maker;
    Ref ref =
        made.computeIfAbsent(List.of(maker, object.getClass(), n), k -> new Ref(object, name));
    known.putIfAbsent(ref.first, ref);
    ofRun.put(object, ref);
    toRun.put(ref, object);
  }
}
