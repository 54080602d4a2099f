package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a type a driver: its annotated methods are the ops that the fence core calls, and for a
 * driver {@code RingDriver} the glue {@code RingDriverFences} is generated in the same package.
 *
 * <p>No op is mandatory. A driver without {@link EnableSignaling} always signals by itself. Ops and
 * handlers may also come from an abstract superclass or an interface, annotated there. A contract
 * with errors generates nothing.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>creates fences through the glue only; a fence made there is signaled, at the latest by the
 *       glue's {@code close()}. They are one timeline: the driver signals them in the order in
 *       which they were created, since who merges fences waits for the latest of a timeline only.
 *       Queues that end independently of each other are drivers, so glue, each of its own.
 *   <dt>The body
 *   <dd>of every op runs in {@link ExecutionContext#ATOMIC}: it may take locks but not block. The
 *       table on the {@linkplain dev.palisade.annotations package page} says what is held when it
 *       is entered.
 *   <dt>Locks and order
 *   <dd>With an {@link #externalLock()} <i>E</i> the core holds <i>E</i> when it arms, polls, sets
 *       a deadline or signals. An op entered under <i>E</i> that takes <i>L</i> is the edge
 *       <i>E</i> → <i>L</i>; a signal under <i>L</i> is <i>L</i> → <i>E</i>. Without it no lock of
 *       the core is held and none is taken: neither edge exists.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @FenceDriver(name = "ring")
 * final class RingDriver {
 *   private final ReentrantLock ringLock = new ReentrantLock();
 *
 *   @EnableSignaling
 *   @Locks("ringLock")
 *   boolean enable(DriverFence fence) { ... }
 *
 *   @InterruptHandler
 *   @Signals(under = "ringLock")
 *   void completed() { ... }
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * @FenceDriver(name = "ring", externalLock = "fenceLock")
 * final class RingDriver {
 *   final ReentrantLock fenceLock = new ReentrantLock();
 *   private final ReentrantLock ringLock = new ReentrantLock();
 *
 *   @EnableSignaling
 *   @Locks("ringLock") // entered with fenceLock held: fenceLock → ringLock
 *   boolean enable(DriverFence fence) { ... }
 *
 *   @InterruptHandler
 *   @Signals(under = "ringLock") // signaling takes fenceLock: ringLock → fenceLock
 *   void completed() { ... }
 * }
 * }</pre>
 *
 * <p>Findings: {@code MalformedContract}, {@code LockOrderInversion}, {@code CallbackUnderLock},
 * {@code BlockingInAtomicContext}, {@code ContractVariance}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface FenceDriver {
  /** Name of the driver, which every fence of it carries until it is signaled. */
  String name();

  /**
   * Reference of the lock that serialises all fences of this driver: a {@code
   * java.util.concurrent.locks.Lock} or an object whose monitor it is. The generated glue takes it,
   * so it may not be private. Empty: no such lock, the default and the better choice for new
   * drivers.
   */
  String externalLock() default "";

  /**
   * Whether fences carry the time they were signaled at. Without, neither the bytes nor the clock
   * are paid for, and asking a fence for its time throws.
   */
  boolean timestamps() default false;

  /**
   * Whether the driver promises that calls of the glue's {@code create} and {@code close} come one
   * after the other: by one thread, or under one lock of its own. Creating a fence then takes no
   * atomic instruction and costs hardly more than an object. Nobody checks the promise; broken, two
   * fences may have one number, and {@code close} may miss one.
   */
  boolean oneSubmitter() default false;
}
