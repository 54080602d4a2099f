package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says in which contexts code may be called. On a method: that method. On a parameter of a
 * functional type: the code passed for it runs in one of these. On a type: each of its methods that
 * does not say otherwise.
 *
 * <p>It closes only contexts and says nothing of effects. Without it a method is checked in every
 * context it is reached from.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>calls the method only in one of these contexts. Passing code for an annotated parameter, it
 *       passes code that may run in all of them.
 *   <dt>The body
 *   <dd>is checked in each of them: in {@link ExecutionContext#INTERRUPT} and {@link
 *       ExecutionContext#ATOMIC} it may not block, in {@link ExecutionContext#EVENT_LOOP} not wait.
 *       An override may allow more contexts, never fewer.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @RunsIn({INTERRUPT, ATOMIC, PROCESS})
 * void record(long value) {
 *   histogram.increment(value);
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * @RunsIn(PROCESS)
 * void flush() { ... }
 *
 * @InterruptHandler
 * void completed() {
 *   flush(); // INTERRUPT is not among its contexts
 * }
 * }</pre>
 *
 * <p>Findings: {@code WrongContext}, {@code BlockingInAtomicContext}, {@code ContractVariance},
 * {@code MalformedContract}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface RunsIn {
  /** The contexts, at least one. */
  ExecutionContext[] value();
}
