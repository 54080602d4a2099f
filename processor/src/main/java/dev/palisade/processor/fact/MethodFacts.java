package dev.palisade.processor.fact;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one method body does, or one lambda's.
 *
 * @param id its name
 * @param place its name in the source
 * @param overrides the methods it overrides or implements, however far up; empty for constructors
 *     and lambdas
 * @param confined whether only code of this compilation is expected to call it, or what it
 *     overrides: it is not public, or of a type that is not and overrides nothing; who calls it
 *     from a subclass elsewhere is a site more
 * @param acquisitions in source order
 * @param calls in source order
 * @param accesses to fields that a lock guards or a signal publishes, in source order
 * @param exits the ways it ends; empty if it may return and they all leave the locks of its caller
 *     as they were
 * @param conversions of code it passes, returns or keeps
 * @param kept code, and objects others may wait for, that it puts into fields or returns
 * @param made what it does to objects that nobody else has yet
 */
public record MethodFacts(
    MethodId id,
    Place place,
    List<MethodId> overrides,
    boolean confined,
    List<Acquisition> acquisitions,
    List<Call> calls,
    List<Access> accesses,
    List<Exit> exits,
    List<Conversion> conversions,
    List<Kept> kept,
    Made made) {

  public MethodFacts {
    overrides = List.copyOf(overrides);
    acquisitions = List.copyOf(acquisitions);
    calls = List.copyOf(calls);
    accesses = List.copyOf(accesses);
    exits = List.copyOf(exits);
    conversions = List.copyOf(conversions);
    kept = List.copyOf(kept);
  }

  /** Whether it may leave locks of its caller otherwise than they were. */
  public boolean changesLocks() {
    for (Exit exit : exits) { // Asked of every method; a stream costs more than most of them have.
      if (exit.changesLocks()) {
        return true;
      }
    }
    return false;
  }

  /** The same method, which overrides or implements these, too. */
  public MethodFacts overriding(Collection<MethodId> more) {
    Set<MethodId> all = new LinkedHashSet<>(overrides);
    all.addAll(more);
    return new MethodFacts(
        id,
        place,
        List.copyOf(all),
        confined,
        acquisitions,
        calls,
        accesses,
        exits,
        conversions,
        kept,
        made);
  }

  /** The same method, which takes these locks, makes these calls and keeps this. */
  private MethodFacts doing(List<Acquisition> taken, List<Call> called, List<Kept> keeps) {
    return new MethodFacts(
        id, place, overrides, confined, taken, called, accesses, exits, conversions, keeps, made);
  }

  /** The same method, of which is known what code it passes and keeps. */
  public MethodFacts passing(List<Call> called, List<Kept> keeps) {
    return doing(acquisitions, called, keeps);
  }

  /** The same method, of whose calls more is known. */
  public MethodFacts withCalls(List<Call> known) {
    return doing(acquisitions, known, kept);
  }

  /** The same method, which takes these locks and makes these calls. */
  public MethodFacts doing(List<Acquisition> taken, List<Call> called) {
    return doing(taken, called, kept);
  }

  /**
   * A lock held at some point of a method.
   *
   * @param lock the lock
   * @param place where this method took it, or where its contract says that it is held on entry
   * @param always whether it is held on every path to that point; a lock held on some paths only
   *     orders, but guards nothing
   */
  public record Held(LockRef lock, Place place, boolean always) {

    /** The same lock, of which it is not certain that it is held. */
    public Held perhaps() {
      return always ? new Held(lock, place, false) : this;
    }

    /** The same lock under another name. */
    public Held named(UnaryOperator<LockRef> names) {
      return new Held(names.apply(lock), place, always);
    }
  }

  /**
   * One place where a method takes a lock.
   *
   * @param lock what is taken
   * @param how whether it may wait for the lock
   * @param place the expression that takes it
   * @param held what this method holds there, oldest first
   * @param dropped locks of its callers that it has given back and does not hold there
   */
  public record Acquisition(
      LockRef lock, How how, Place place, List<Held> held, List<LockRef> dropped) {

    /** The ways to take a lock. */
    public enum How {
      /**
       * Waits as long as it takes: {@code synchronized}, {@code lock()}, {@code
       * lockInterruptibly()}.
       */
      BLOCKING,
      /** Never waits: {@code tryLock()}. Nobody can be stuck here, so it has no incoming edge. */
      TRY,
      /** Waits for a while: {@code tryLock(time, unit)}. That blocks, but nobody can be stuck. */
      TIMED
    }

    public Acquisition {
      held = List.copyOf(held);
      dropped = List.copyOf(dropped);
    }
  }

  /**
   * One call in a method body.
   *
   * @param callee the method as the compiler resolved it
   * @param dispatch whether exactly this method runs, or one that overrides it
   * @param receiver the object it is called on, or its type if it has no name; {@link
   *     Argument#UNKNOWN} for static methods
   * @param arguments one a parameter
   * @param place the call
   * @param held what this method holds there, oldest first
   * @param dropped locks of its callers that it has given back and does not hold there
   */
  public record Call(
      MethodId callee,
      Dispatch dispatch,
      Argument receiver,
      List<Argument> arguments,
      Place place,
      List<Held> held,
      List<LockRef> dropped) {

    /** Which method runs. */
    public enum Dispatch {
      /** Exactly the callee: static, private, final, constructor, {@code super.m()}. */
      EXACT,
      /** The callee or an override of it. */
      VIRTUAL
    }

    /** The callee by the declared type of the receiver, which may only inherit it. */
    public MethodId calleeOfReceiver() {
      String type = receiver.objectType();
      return type.isEmpty() ? callee : new MethodId(type, callee.name(), callee.parameters());
    }

    /** What is passed for a parameter, if anything is. */
    public Argument argument(int index) {
      return index >= 0 && index < arguments.size() ? arguments.get(index) : Argument.UNKNOWN;
    }

    /** The same call, with these objects or code. */
    public Call with(Argument on, List<Argument> passed) {
      return new Call(callee, dispatch, on, passed, place, held, dropped);
    }

    /** The same call, with these locks held. */
    public Call holding(List<Held> locks) {
      return new Call(callee, dispatch, receiver, arguments, place, locks, dropped);
    }

    /** As if code that this call runs were called there itself. */
    public Call of(MethodId code, Argument on) {
      return new Call(code, Dispatch.EXACT, on, List.of(), place, held, dropped);
    }

    public Call {
      arguments = List.copyOf(arguments);
      held = List.copyOf(held);
      dropped = List.copyOf(dropped);
    }
  }

  /**
   * One read or write of a field that is guarded by a lock.
   *
   * @param field the field
   * @param guard the lock that guards it there: of the object whose field it is
   * @param write whether it is written, and not only read
   * @param ofOwn whether it is a field of the receiver, or of the type for a static one
   * @param place the name of the field
   * @param held what this method holds there, oldest first
   * @param dropped locks of its callers that it has given back and does not hold there
   */
  public record Access(
      FieldId field,
      LockRef guard,
      boolean write,
      boolean ofOwn,
      Place place,
      List<Held> held,
      List<LockRef> dropped) {

    public Access {
      held = List.copyOf(held);
      dropped = List.copyOf(dropped);
    }
  }

  /**
   * One way in which a method ends. Several may end at one place.
   *
   * @param kind how
   * @param result what it returns
   * @param place the statement; the method's name where it ends after its last statement
   * @param kept locks that it took and still holds; not {@code always} if nobody can tell
   * @param given locks of its caller that it has given back
   */
  public record Exit(Kind kind, Result result, Place place, List<Held> kept, List<Held> given) {

    /** How a method ends. */
    public enum Kind {
      RETURN,
      /** By a {@code throw} of its own. */
      THROW
    }

    /** What is known of a result. */
    public enum Result {
      /** {@code true}; of a number: not zero; of a reference: not null. */
      SOME,
      /** {@code false}, zero, null. */
      NONE,
      /** Nothing. */
      UNKNOWN
    }

    public Exit {
      kept = List.copyOf(kept);
      given = List.copyOf(given);
    }

    /** Whether it leaves locks of the caller otherwise than they were. */
    public boolean changesLocks() {
      return !kept.isEmpty() || !given.isEmpty();
    }
  }

  /**
   * Code that becomes an object of a functional interface.
   *
   * @param code the lambda, or the method that a method reference names
   * @param implemented the method of the interface
   * @param place where it is written
   */
  public record Conversion(MethodId code, MethodId implemented, Place place) {}

  /**
   * An object or code that gets one more name.
   *
   * @param what the object or code
   * @param in the field it is put into, or {@link FieldId#result}
   */
  public record Kept(Argument what, ObjectPath in) {}

  /**
   * Objects that calls of the method make, if those calls make what they return.
   *
   * @param uses of such objects while no other code has been given them
   * @param returned the calls that make what it returns, if it returns nothing else
   */
  public record Made(List<Use> uses, List<Place> returned) {

    /** Of a method that does nothing of that kind. */
    public static final Made NOTHING = new Made(List.of(), List.of());

    /**
     * One use, of the object or of one in a field of it.
     *
     * @param at the acquisition, the call or the access
     * @param maker the call that makes the object
     */
    public record Use(Place at, Place maker) {}

    /** The call that makes what is used at a place; null if that is not known. */
    public @Nullable Place maker(Place at) {
      for (Use use : uses) {
        if (use.at.equals(at)) {
          return use.maker;
        }
      }
      return null;
    }

    public Made {
      uses = List.copyOf(uses);
      returned = List.copyOf(returned);
    }
  }

  /**
   * What is known of a value passed to a call: an object somebody can name, code, or nothing.
   *
   * @param object the object, if it has a path
   * @param code the lambda or method reference, if it is one
   * @param type erased declared type of a receiver that has no path; of a constant, whether it
   *     counts as true; else empty
   * @param typeArguments what the type of a receiver gives for the type parameters of the type that
   *     declares the callee, with commas between them: a name; {@code +} and one for any subtype of
   *     it; before that {@code #0} for the caller's own first type parameter; nothing where nothing
   *     is known. Empty if nothing is known at all
   */
  public record Argument(
      @Nullable ObjectPath object, @Nullable MethodId code, String type, String typeArguments) {

    /** A value nothing is known of. */
    public static final Argument UNKNOWN = new Argument(null, null, "", "");

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof Argument argument
              && type.equals(argument.type)
              && typeArguments.equals(argument.typeArguments)
              && Objects.equals(object, argument.object)
              && Objects.equals(code, argument.code));
    }

    @Override
    public int hashCode() {
      return (Objects.hashCode(object) * 31 + Objects.hashCode(code)) * 31 + type.hashCode();
    }

    /** An object with a path. */
    public static Argument of(ObjectPath object) {
      return new Argument(object, null, "", "");
    }

    /** Code of an object. */
    public static Argument of(@Nullable ObjectPath object, @Nullable MethodId code) {
      return new Argument(object, code, "", "");
    }

    /** A lambda, or the method a method reference names. */
    public static Argument of(MethodId code) {
      return new Argument(null, code, "", "");
    }

    /** The same, or some object of a type if nothing else is known of it. */
    public Argument orOfType(String known) {
      return equals(UNKNOWN) ? new Argument(null, null, known, "") : this;
    }

    /** The same, of a type with these arguments. */
    public Argument with(String arguments) {
      return arguments.isEmpty() ? this : new Argument(object, code, type, arguments);
    }

    /** The type of the object, as far as it is known; empty if it is not. */
    public String objectType() {
      return object == null ? type : object.objectType();
    }
  }
}
