package dev.palisade.processor.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one method body does, or one lambda's.
 *
 * @param id its name
 * @param place its name in the source
 * @param overrides the methods it overrides or implements, however far up; empty for constructors
 *     and lambdas
 * @param confined whether only code of this compilation can call it: it is private
 * @param acquisitions in source order
 * @param calls in source order
 */
public record MethodFacts(
    MethodId id,
    Place place,
    List<MethodId> overrides,
    boolean confined,
    List<Acquisition> acquisitions,
    List<Call> calls) {

  public MethodFacts {
    overrides = List.copyOf(overrides);
    acquisitions = List.copyOf(acquisitions);
    calls = List.copyOf(calls);
  }

  /**
   * A lock held at some point of a method.
   *
   * @param lock the lock
   * @param place where this method took it, or where its contract says that it is held on entry
   * @param always whether it is held on every path to that point; a lock held on some paths only
   *     orders, but guards nothing
   */
  public record Held(LockRef lock, Place place, boolean always) {}

  /**
   * One place where a method takes a lock.
   *
   * @param lock what is taken
   * @param how whether it may wait for the lock
   * @param place the expression that takes it
   * @param held what this method holds there, oldest first
   */
  public record Acquisition(LockRef lock, How how, Place place, List<Held> held) {

    /** The ways to take a lock. */
    public enum How {
      /**
       * Waits as long as it takes: {@code synchronized}, {@code lock()}, {@code
       * lockInterruptibly()}.
       */
      BLOCKING,
      /** Never waits: {@code tryLock()}. Nobody can be stuck here, so it has no incoming edge. */
      TRY,
      /** Waits for a while: {@code tryLock(time, unit)}. */
      TIMED
    }

    public Acquisition {
      held = List.copyOf(held);
    }
  }

  /**
   * One call in a method body.
   *
   * @param callee the method as the compiler resolved it
   * @param dispatch whether exactly this method runs, or one that overrides it
   * @param receiver the object it is called on; {@link Argument#UNKNOWN} for static methods and
   *     unnamed receivers
   * @param arguments one a parameter
   * @param place the call
   * @param held what this method holds there, oldest first
   */
  public record Call(
      MethodId callee,
      Dispatch dispatch,
      Argument receiver,
      List<Argument> arguments,
      Place place,
      List<Held> held) {

    /** Which method runs. */
    public enum Dispatch {
      /** Exactly the callee: static, private, final, constructor, {@code super.m()}. */
      EXACT,
      /** The callee or an override of it. */
      VIRTUAL
    }

    public Call {
      arguments = List.copyOf(arguments);
      held = List.copyOf(held);
    }
  }

  /**
   * What is known of a value passed to a call: an object somebody can name, code, or nothing.
   *
   * @param object the object, if it has a path
   * @param code the lambda or method reference, if it is one
   */
  public record Argument(@Nullable ObjectPath object, @Nullable MethodId code) {

    /** A value nothing is known of. */
    public static final Argument UNKNOWN = new Argument(null, null);

    /** An object with a path. */
    public static Argument of(ObjectPath object) {
      return new Argument(object, null);
    }

    /** A lambda, or the method a method reference names. */
    public static Argument of(MethodId code) {
      return new Argument(null, code);
    }
  }
}
