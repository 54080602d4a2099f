package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method gives these locks of its caller back for a while and takes them again before it
 * returns.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>holds them, and does not rely on what they guard staying as it was across the call.
 *   <dt>The body
 *   <dd>returns with them held again. It drops no other lock of a caller. An override may drop
 *       fewer.
 *   <dt>Locks and order
 *   <dd>Taking a lock again is taking it: from every other lock that the caller holds then to each
 *       of these.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @Requires("lock")
 * @Drops("lock")
 * void awaitSpace() throws InterruptedException {
 *   while (full()) {
 *     space.await(); // a condition of "lock"
 *   }
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * @Requires("lock") // and says nothing of dropping it
 * void refill() {
 *   lock.unlock();
 *   try {
 *     buffer = source.next();
 *   } finally {
 *     lock.lock();
 *   }
 * }
 * }</pre>
 *
 * <p>Findings: {@code WaitReacquireInversion}, {@code LockNotHeld}, {@code UndeclaredEffect},
 * {@code ContractVariance}, {@code MalformedContract}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Drops {
  /** Lock references; see the {@linkplain dev.palisade.annotations package page}. */
  String[] value();
}
