package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares an order of locks: {@code @LockOrder({"a", "b", "c"})} says that {@code a} is taken
 * before {@code b} and {@code b} before {@code c}. Orders are transitive and add up over all types
 * and packages, so an order that is not a chain is several annotations. Two locks that no chain
 * connects are not ordered.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>is whoever takes the locks, in the annotated type or elsewhere: along the order only.
 *   <dt>The body
 *   <dd>none: the annotated type need not take these locks itself.
 *   <dt>Locks and order
 *   <dd>The edges between neighbours of the list, as if code had taken the locks so. The declared
 *       order itself must be free of cycles.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @LockOrder({"tableLock", "ringLock"})
 * final class Device {
 *   void flush() {
 *     synchronized (tableLock) {
 *       synchronized (ringLock) { ... }
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * @LockOrder({"tableLock", "ringLock"})
 * final class Device {
 *   void flush() {
 *     synchronized (ringLock) {
 *       synchronized (tableLock) { ... }
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>Findings: {@code LockOrderInversion}, {@code UndeclaredNesting}, {@code MalformedContract}.
 */
@Documented
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Retention(RetentionPolicy.CLASS)
@Repeatable(LockOrder.List.class)
public @interface LockOrder {
  /**
   * Lock references, at least two, first the one that is taken first. On a package they name their
   * type: {@code "Device.tableLock"}.
   */
  String[] value();

  /**
   * Whether nesting that no declared order allows is an error, for code of the annotated type or
   * package.
   */
  boolean strict() default false;

  /** What the compiler wraps several {@code @LockOrder} of one element in. */
  @Documented
  @Target({ElementType.TYPE, ElementType.PACKAGE})
  @Retention(RetentionPolicy.CLASS)
  @interface List {
    /** The annotations, in source order. */
    LockOrder[] value();
  }
}
