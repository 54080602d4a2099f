package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a lock its identity in the order, and says what kind of lock a user's own lock type is.
 *
 * <p>All instances of a lock class are one node of the lock graph. Without this annotation the
 * class of a lock is its field, {@code Type.field}; the class of a monitor is the topmost type that
 * synchronises on itself.
 *
 * <p>On a field: the lock in that field. On a type that <i>is</i> a lock: every lock of that type;
 * {@link #reentrant()} and {@link #spin()} belong here. For the locks of {@code
 * java.util.concurrent.locks} both are known, and what is said of them is ignored.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>takes the locks of one {@link #subclassOf()} by level: a lower {@link #nested()} first.
 *   <dt>The body
 *   <dd>none.
 *   <dt>Locks and order
 *   <dd>Within one {@code subclassOf}, level <i>m</i> → level <i>n</i> for <i>m</i> &lt; <i>n</i>.
 *       Equal levels are not ordered, so nesting two of them is judged like nesting two instances
 *       of one class.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * final class Directory {
 *   @LockClass(name = "inode.directory", subclassOf = "inode", nested = 0)
 *   final ReentrantLock lock = new ReentrantLock();
 * }
 *
 * final class Entry {
 *   @LockClass(name = "inode.entry", subclassOf = "inode", nested = 1)
 *   final ReentrantLock lock = new ReentrantLock();
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * void rename(Directory directory, Entry entry) {
 *   entry.lock.lock();
 *   directory.lock.lock(); // level 0 under level 1
 *   ...
 * }
 * }</pre>
 *
 * <p>Findings: {@code LockOrderInversion}, {@code SelfDeadlock}, {@code UndeclaredNesting}, {@code
 * BlockingInAtomicContext}, {@code MalformedContract}.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface LockClass {
  /** Name of the class; the default is {@code Type.field}. Two fields of one name are one class. */
  String name() default "";

  /** The family of lock classes this is a level of; empty: none. */
  String subclassOf() default "";

  /** The level in that family, from 0: a lower one is taken first. */
  int nested() default 0;

  /** Of a lock type: whether the thread that holds it may take it again. */
  boolean reentrant() default false;

  /**
   * Of a lock type: whether waiting for it burns a processor, so that nobody may block while
   * holding it.
   */
  boolean spin() default false;
}
