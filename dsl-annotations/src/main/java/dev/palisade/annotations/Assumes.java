package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Why a {@code @SuppressWarnings("<Id>")} on the same element is right. A suppression without it is
 * reported, and so is one that suppresses nothing although its rule ran. The reason is printed in
 * the ledger of assumptions.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>none.
 *   <dt>The body
 *   <dd>is judged as before; the finding of this id is not reported.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @SuppressWarnings("BlockingInAtomicContext")
 * @Assumes(id = "BlockingInAtomicContext", reason = "the pipe is non-blocking, see open()")
 * @InterruptHandler
 * void completed() throws IOException {
 *   pipe.write(token);
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * @SuppressWarnings("BlockingInAtomicContext") // and why?
 * @InterruptHandler
 * void completed() throws IOException {
 *   pipe.write(token);
 * }
 * }</pre>
 *
 * <p>Findings: {@code UnusedSuppression}, {@code MalformedContract}.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
@Repeatable(Assumes.List.class)
public @interface Assumes {
  /** The diagnostic id that is suppressed. */
  String id();

  /** Why nothing can go wrong, for the reader of the ledger. Not blank. */
  String reason();

  /** What the compiler wraps several {@code @Assumes} of one element in. */
  @Documented
  @Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
  @Retention(RetentionPolicy.CLASS)
  @interface List {
    /** The annotations, in source order. */
    Assumes[] value();
  }
}
