/**
 * The language in which a driver, or any code that takes locks, says what the compiler is to check.
 *
 * <p>A <i>fence</i> is signaled once, by one thread, and others wait for it or have it call them
 * back. A program of fences hangs when somebody waits, for a fence or for a lock, and the way to
 * that signal or unlock leads through him. Each annotation here states one link of such chains:
 * what is held, what is taken, what is waited for, and where code runs. The checker joins them with
 * what it sees in method bodies, finds the chains that close, and prints both sides.
 *
 * <p>Nothing here exists at run time: retention is {@code CLASS}, so that contracts travel in jars
 * and cost nothing.
 *
 * <h2>Where to begin</h2>
 *
 * <p>Code without any annotation is checked already: lock order needs none. Add them where bodies
 * end:
 *
 * <ol>
 *   <li>a driver: {@link FenceDriver} on its type, {@link EnableSignaling} and the other ops on its
 *       methods, {@link InterruptHandler} where completions come in;
 *   <li>an interface, a native method or a callback: {@link Locks}, {@link Blocks}, {@link
 *       WaitsFor}, {@link Signals}, {@link Reclaims} for what implementations may do, {@link
 *       RunsIn} for where they may be called;
 *   <li>a method that is only right under a lock: {@link Requires}, {@link Excludes}, {@link
 *       GuardedBy} for its data;
 *   <li>an order that the code alone does not show: {@link LockOrder}, {@link LockClass}.
 * </ol>
 *
 * <h2>Lock references</h2>
 *
 * <p>A lock reference is a string that names a {@code java.util.concurrent.locks} lock, a lock of
 * the user's own type, or an object whose monitor is meant:
 *
 * <table>
 *   <caption>Forms of a lock reference</caption>
 *   <tr><th scope="col">reference</th><th scope="col">names</th></tr>
 *   <tr><td>{@code "ringLock"}</td><td>a field of the enclosing type</td></tr>
 *   <tr><td>{@code "this"}</td><td>the object itself</td></tr>
 *   <tr><td>{@code "Type.field"}</td><td>a static field, or an instance field of any instance</td></tr>
 *   <tr><td>{@code "Type.class"}</td><td>a class object, as of a static synchronized method</td></tr>
 *   <tr><td>{@code "param.field"}</td><td>a field of an argument</td></tr>
 * </table>
 *
 * <p>{@code Type} is an enclosing or nested type, a type of the same package or of {@code
 * java.lang}, or a fully qualified name: an annotation processor cannot see imports. A reference
 * that names nothing is a {@code MalformedContract} that offers the name it probably meant.
 *
 * <p>A read-write lock is named by its field and held in a {@link LockMode}. Annotations with a
 * mode may be repeated, one for each mode.
 *
 * <h2>What is not said</h2>
 *
 * <p>Absence is not a promise.
 *
 * <ul>
 *   <li>A method without annotations has the contract that is <i>inferred</i> from its body, or
 *       else read from the summary in its jar. If there is neither, it is unknown, and the checker
 *       says so in its ledger of assumptions.
 *   <li>{@link Requires} and {@link Excludes} are duties of callers and are never inferred: absent
 *       means none.
 *   <li>On a method <i>without a body</i> one effect annotation ({@link Locks}, {@link Acquires},
 *       {@link Releases}, {@link Drops}, {@link Blocks}, {@link WaitsFor}, {@link Signals}, {@link
 *       Reclaims}) closes all effects: what it does not name, no implementation may do.
 *   <li>On a method <i>with a body</i> an effect annotation closes its own effect only.
 *   <li>{@link RunsIn} closes contexts only; a method without it is checked in the contexts it is
 *       reached from.
 * </ul>
 *
 * <p>What overrides or implements a method, or stands in for it as a lambda, a method reference or
 * an op, may ask less of its callers and do less than the method says, never more.
 *
 * <h2>How the core calls a driver</h2>
 *
 * <p>Every op runs in {@link ExecutionContext#ATOMIC}: it may take locks and may not block. What is
 * held when it is entered depends on {@link FenceDriver#externalLock()}:
 *
 * <table>
 *   <caption>Entry conditions of ops</caption>
 *   <tr>
 *     <th scope="col">op</th><th scope="col">entered from</th>
 *     <th scope="col">with an external lock</th><th scope="col">without</th>
 *   </tr>
 *   <tr>
 *     <td>{@link EnableSignaling}</td>
 *     <td>whoever first waits, adds a callback or asks; also from a callback</td>
 *     <td>that lock held</td><td>no lock of the core held</td>
 *   </tr>
 *   <tr>
 *     <td>{@link CheckSignaled}, {@link SetDeadline}</td>
 *     <td>anybody, any time until the fence is signaled</td>
 *     <td>that lock held</td><td>none held</td>
 *   </tr>
 *   <tr>
 *     <td>{@link TimelineName}, {@link Release}</td>
 *     <td>anybody; release possibly inside another fence's callback</td>
 *     <td>none held</td><td>none held</td>
 *   </tr>
 *   <tr>
 *     <td>callbacks of others</td>
 *     <td>inside {@code signal}</td>
 *     <td>that lock held</td><td>only what the signaler holds</td>
 *   </tr>
 * </table>
 *
 * <p>{@link InterruptHandler} methods are called by the device, in {@link
 * ExecutionContext#INTERRUPT}, with nothing held.
 *
 * <h2>Accepting a finding</h2>
 *
 * <p>Where the code is right and the checker cannot know, put {@code @SuppressWarnings("<Id>")} on
 * the method, field or type, and beside it {@link Assumes} with the same id and the reason. A
 * suppression without a reason is reported as {@code UnusedSuppression}, and so is one that no
 * longer suppresses anything.
 */
@NullMarked
package dev.palisade.annotations;

import org.jspecify.annotations.NullMarked;
