package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Op {@code String m()}: names the timeline, for logs and debuggers. It is called only while a
 * fence is pending; afterwards the core answers with a fixed text.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>is the core, on any thread, possibly at the same time as {@code signal}.
 *   <dt>The body
 *   <dd>runs in {@link ExecutionContext#ATOMIC}, reads what never changes or is safely published,
 *       and takes no lock that is held while logging.
 *   <dt>Locks and order
 *   <dd>No lock of the core is held on entry, also with an external lock.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @TimelineName
 * String timeline() {
 *   return timelineName; // a final field
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * @TimelineName
 * String timeline(DriverFence fence) { // a timeline has a name, a fence has none
 *   return "job " + fence.sequence();
 * }
 * }</pre>
 *
 * <p>Findings: {@code MalformedContract}, {@code BlockingInAtomicContext}, {@code
 * ContractVariance}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface TimelineName {}
