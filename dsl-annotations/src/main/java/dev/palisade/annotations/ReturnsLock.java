package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method returns this lock, always the same: a call of it is another way to write the
 * reference.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>may take the result as it would take the lock itself.
 *   <dt>The body
 *   <dd>returns this lock and nothing else. A method that only returns a field needs no annotation.
 *   <dt>Locks and order
 *   <dd>None of its own: {@code table.lock().lock()} is taking the lock that is named here.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @ReturnsLock("Table.lock")
 * ReentrantLock tableLock() {
 *   return table.lock;
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * @ReturnsLock("Table.lck") // did you mean "Table.lock"?
 * ReentrantLock tableLock() {
 *   return table.lock;
 * }
 * }</pre>
 *
 * <p>Findings: {@code MalformedContract}, {@code LockOrderInversion}, {@code ContractVariance}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface ReturnsLock {
  /** A lock reference; see the {@linkplain dev.palisade.annotations package page}. */
  String value();
}
