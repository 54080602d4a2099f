package dev.palisade.processor.rule;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Contract.Effect;
import dev.palisade.processor.fact.Contract.ExecutionContext;
import dev.palisade.processor.fact.Contract.LockClause;
import dev.palisade.processor.fact.LockRef.Mode;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.LockClasses;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The variance table: in what a contract may differ from the one it stands in for. It may be called
 * in more contexts, require fewer locks, exclude fewer, do less; what it takes and gives back on
 * balance must be the same.
 *
 * <p>Of a method without a body, one declared effect closes all: what it does not name, nobody may
 * do in its place. Of a method with a body, an effect is closed by its own annotation only.
 */
final class Variance {
  private static final Set<LockClause> LOCK_EFFECTS =
      EnumSet.of(LockClause.LOCKS, LockClause.ACQUIRES, LockClause.RELEASES, LockClause.DROPS);

  private static final Set<Effect> PLAIN_EFFECTS =
      EnumSet.of(Effect.BLOCKS, Effect.WAITS_FOR, Effect.RECLAIMS);

  private final LockClasses classes;

  Variance(LockClasses classes) {
    this.classes = classes;
  }

  /**
   * One way in which a contract promises less.
   *
   * @param place where it says so
   * @param says what it says, in the third person
   * @param promised what the other one says
   * @param wayOut what to do; {@code %s} is the other method
   */
  record Breach(Place place, String says, String promised, String wayOut) {}

  /** Whether a contract says what the method may do, so that it closes what it does not say. */
  static boolean declaresEffects(Contract contract) {
    return contract.signals() != null
        || contract.effects().stream().anyMatch(PLAIN_EFFECTS::contains)
        || LOCK_EFFECTS.stream().anyMatch(contract::declares);
  }

  /** All ways in which {@code says} promises less than {@code promised}. */
  List<Breach> less(Contract says, @Nullable Contract promised, boolean bodyless) {
    List<Breach> breaches = new ArrayList<>();
    duties(says, promised, LockClause.REQUIRES, "requires", breaches);
    duties(says, promised, LockClause.EXCLUDES, "excludes", breaches);
    if (promised != null) {
      contexts(says, promised, breaches);
      boolean closed = bodyless && declaresEffects(promised);
      for (Effect effect : PLAIN_EFFECTS) {
        plain(says, promised, effect, closed, breaches);
      }
      signals(says, promised, closed, breaches);
      locks(says, promised, closed, breaches);
      drops(says, promised, closed, breaches);
      net(says, promised, LockClause.ACQUIRES, "returns with", breaches);
      net(says, promised, LockClause.RELEASES, "gives back", breaches);
    }
    return breaches;
  }

  /** Duties of callers: absent means none, always. */
  private void duties(
      Contract says,
      @Nullable Contract promised,
      LockClause clause,
      String verb,
      List<Breach> breaches) {
    List<DeclaredLock> known = promised == null ? List.of() : promised.locks(clause);
    for (DeclaredLock lock : says.locks(clause)) {
      if (known.stream().noneMatch(other -> covers(other, lock, clause))) {
        breaches.add(
            new Breach(
                place(lock.place(), says),
                verb + " " + display(lock),
                known.isEmpty() ? verb + " none" : verb + " only " + display(known),
                "leave @%s out here, or say it of %%s too"
                    .formatted(clause == LockClause.REQUIRES ? "Requires" : "Excludes")));
      }
    }
  }

  /** Whether a duty that is known is at least the one that is asked. */
  private boolean covers(DeclaredLock known, DeclaredLock asked, LockClause clause) {
    boolean mode =
        clause == LockClause.REQUIRES
            ? known.lock().mode() == Mode.WRITE || asked.lock().mode() == Mode.READ
            : known.lock().mode() == Mode.READ || asked.lock().mode() == Mode.WRITE;
    return isSame(known, asked) && (mode || known.lock().mode() == asked.lock().mode());
  }

  private boolean isSame(DeclaredLock one, DeclaredLock two) {
    LockClass name = classes.of(one.lock());
    return name != null && name.equals(classes.of(two.lock()));
  }

  private void contexts(Contract says, Contract promised, List<Breach> breaches) {
    Set<ExecutionContext> missing = EnumSet.noneOf(ExecutionContext.class);
    missing.addAll(promised.contexts());
    missing.removeAll(says.contexts());
    if (!says.contexts().equals(Set.of(ExecutionContext.PROCESS))) {
      missing.remove(ExecutionContext.EVENT_LOOP);
    }
    if (!says.contexts().isEmpty() && !missing.isEmpty()) {
      breaches.add(
          new Breach(
              says.place(),
              "does not run in " + join(missing),
              "may be called there",
              "allow " + join(missing) + " in its @RunsIn, or take it out of that of %s"));
    }
  }

  private static void plain(
      Contract says, Contract promised, Effect effect, boolean closed, List<Breach> breaches) {
    if (closed && says.effects().contains(effect) && !promised.allows(effect)) {
      breaches.add(
          new Breach(says.place(), verb(effect), "does not", "say so of %s too, or do not do it"));
    }
  }

  private static String verb(Effect effect) {
    return effect == Effect.WAITS_FOR
        ? "may wait for fences"
        : effect == Effect.RECLAIMS ? "may wait to get a resource back" : "may block";
  }

  private static void signals(
      Contract says, Contract promised, boolean closed, List<Breach> breaches) {
    if (closed && says.signals() != null && promised.signals() == null) {
      breaches.add(
          new Breach(
              says.place(),
              "may signal, so run foreign callbacks",
              "does not",
              "say @Signals of %s too, or do not signal"));
    }
  }

  private void locks(Contract says, Contract promised, boolean closed, List<Breach> breaches) {
    if (!closed && !promised.declares(LockClause.LOCKS)) {
      return;
    }
    List<DeclaredLock> allowed = new ArrayList<>(promised.locks(LockClause.LOCKS));
    allowed.addAll(promised.locks(LockClause.ACQUIRES));
    for (DeclaredLock lock : says.locks(LockClause.LOCKS)) {
      if (allowed.stream().noneMatch(other -> allows(other, lock))) {
        breaches.add(
            new Breach(
                place(lock.place(), says),
                "takes " + display(lock),
                allowed.isEmpty() ? "takes none" : "takes only " + display(allowed),
                "name the lock in @Locks of %s too, or do not take it"));
      }
    }
  }

  /** A lock given back for a while: what it guards may then change before the call returns. */
  private void drops(Contract says, Contract promised, boolean closed, List<Breach> breaches) {
    List<DeclaredLock> allowed = promised.locks(LockClause.DROPS);
    if (closed || promised.declares(LockClause.DROPS)) {
      for (DeclaredLock lock : says.locks(LockClause.DROPS)) {
        if (allowed.stream().noneMatch(other -> isSame(other, lock))) {
          breaches.add(
              new Breach(
                  place(lock.place(), says),
                  "drops " + display(lock),
                  allowed.isEmpty() ? "drops none" : "drops only " + display(allowed),
                  "name the lock in @Drops of %s too, or keep it"));
        }
      }
    }
  }

  private boolean allows(DeclaredLock allowed, DeclaredLock taken) {
    return isSame(allowed, taken)
        && (allowed.lock().mode() == Mode.WRITE || taken.lock().mode() == Mode.READ);
  }

  private void net(
      Contract says, Contract promised, LockClause clause, String verb, List<Breach> breaches) {
    List<DeclaredLock> mine = says.locks(clause);
    List<DeclaredLock> theirs = promised.locks(clause);
    boolean equal =
        mine.size() == theirs.size()
            && mine.stream().allMatch(l -> theirs.stream().anyMatch(o -> sameNet(l, o)));
    if (!equal && (says.declares(clause) || declaresEffects(says))) {
      Place place = mine.isEmpty() ? says.place() : place(mine.get(0).place(), says);
      breaches.add(
          new Breach(
              place,
              verb + " " + (mine.isEmpty() ? "no lock" : display(mine)),
              verb + " " + (theirs.isEmpty() ? "none" : display(theirs)),
              "let both leave the caller's locks alike"));
    }
  }

  private boolean sameNet(DeclaredLock one, DeclaredLock two) {
    return isSame(one, two)
        && one.lock().mode() == two.lock().mode()
        && one.onTrue() == two.onTrue();
  }

  private static Place place(Place lock, Contract says) {
    return lock.anchor() == null ? says.place() : lock;
  }

  private String display(DeclaredLock lock) {
    LockClass named = classes.of(lock.lock());
    String name = named == null ? "a lock" : named.display();
    return lock.lock().mode() == Mode.READ ? name + " for reading" : name;
  }

  private String display(List<DeclaredLock> locks) {
    return locks.stream().map(this::display).collect(Collectors.joining(", "));
  }

  private static String join(Set<ExecutionContext> contexts) {
    return contexts.stream().map(Enum::name).collect(Collectors.joining(" and "));
  }
}
