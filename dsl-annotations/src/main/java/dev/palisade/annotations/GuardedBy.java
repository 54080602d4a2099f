package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The field is read and written only with this lock held; for a read-write lock, reading needs
 * either side and writing the write side. Any annotation of this simple name with a lock reference
 * means the same, so Error Prone's or JCIP's may stay.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>touches the field only with the lock of the same object held.
 *   <dt>The body
 *   <dd>of a constructor may initialise the field without it.
 *   <dt>Locks and order
 *   <dd>None of its own.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @GuardedBy("lock")
 * private long head;
 *
 * long head() {
 *   synchronized (lock) {
 *     return head;
 *   }
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * @GuardedBy("lock")
 * private long head;
 *
 * long head() {
 *   return head; // without the lock
 * }
 * }</pre>
 *
 * <p>Findings: {@code GuardedAccess}, {@code MalformedContract}.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface GuardedBy {
  /** A lock reference; see the {@linkplain dev.palisade.annotations package page}. */
  String value();
}
