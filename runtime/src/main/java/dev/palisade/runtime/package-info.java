/**
 * The fence core: one-shot completion objects that a driver signals from its completion thread, and
 * what the generated glue of a driver needs of them.
 *
 * <p>{@link dev.palisade.runtime.Fence} is the consumer's side and {@link
 * dev.palisade.runtime.DriverFence} the producer's, of one object. A {@link
 * dev.palisade.runtime.Timeline} is a driver's sequence of them, and a {@link
 * dev.palisade.runtime.SoftwareTimeline} one that needs no driver. {@link
 * dev.palisade.runtime.Fences}, {@link dev.palisade.runtime.FenceArray} and {@link
 * dev.palisade.runtime.FenceChain} make fences of fences.
 *
 * <h2>States</h2>
 *
 * <pre>
 *                 addCallback, await
 *               ┌──────────────────────┐
 *               │                      ▼
 *   new ──▶  PENDING ──────────▶ PENDING, callbacks ──signal──▶ SIGNALED ──callbacks──▶ DONE
 *            (armed or not) ◀────                                          have returned  ▲
 *               │          removeCallback                                                 │
 *               └────────────────────────────────signal───────────────────────────────────┘
 * </pre>
 *
 * One word holds all of this, the callbacks included; the words and their transitions are listed
 * where they are declared. Leaving PENDING detaches the driver: no op starts afterwards.
 *
 * <p>A container, which is an array or a link of a chain, has the same states. While nobody armed
 * it, its state is what its children's say to who asks; armed, it is signaled by the signaler of
 * the child that decides. Its DONE is that of its own callbacks, not of its children's.
 *
 * <h2>Memory contract</h2>
 *
 * What the core promises to programs that follow it. "Before" is happens-before, as in the Java
 * Memory Model with the access modes of {@link java.lang.invoke.VarHandle}. The number stands where
 * the access is, and with the test that attacks it.
 *
 * <dl>
 *   <dt>HB1, signal
 *   <dd>All that a thread did before it signaled a fence is before all that a thread does after it
 *       learned that the fence is signaled: by {@code isSignaled}, {@code status}, {@code error},
 *       {@code await}, a refused {@code addCallback}, or inside a callback. Error and status are
 *       one value and agree. ({@code isSignaled} answered by a driver's check op, before the
 *       signal, promises only what that op does.)
 *   <dt>HB2, payload
 *   <dd>Of the signalers with a payload one wins the claim and writes; what it wrote is before all
 *       that follows a successful {@code requirePayload}. If another signal comes between, the
 *       payload can never be read: so it is the winner's or unreadable.
 *   <dt>HB3, callbacks
 *   <dd>All that a thread did before it added a callback is before that callback's run. Callbacks
 *       of a fence run one after the other, in the order of the CASes that added them.
 *   <dt>HB4, done
 *   <dd>All that the callbacks of a fence did is before all that follows {@code isDone} and {@code
 *       awaitDone} answering true, and {@code removeCallback} answering false after a wait.
 *   <dt>HB5, removal
 *   <dd>Of a callback that is added and taken back, either {@code removeCallback} answers true, it
 *       never runs, and the core does not touch its node any more; or it runs, once. Two words, a
 *       node's link and the fence's state, so all accesses that decide it are volatile.
 *   <dt>HB6, wake-up
 *   <dd>A thread that waits for a fence is in its word before it parks, so the signal that takes
 *       the word wakes it. No second word, no lost wake-up.
 *   <dt>HB7, grace period
 *   <dd>An op starts only if, after it counted itself in, its fence was pending. All that ops,
 *       handlers and callbacks did that had started is before all that follows {@code quiesce} and
 *       {@code close}; after {@code close} none starts. Two words, a cell and a state, so all
 *       accesses that decide it are volatile.
 *   <dt>HB8, creation
 *   <dd>A fence has its sequence number and is known to {@code close}, or was refused. What the
 *       core reads of it, through the registry, was written before. To hand a fence to another
 *       thread is the program's business, as with any object; a fence that is handed over by a data
 *       race looks pending, never signaled.
 *   <dt>HB9, time
 *   <dd>A time stamp is taken before the signal of its fence, by the one signaler that wins, and is
 *       before all that HB1 speaks of.
 *   <dt>HB10, containers
 *   <dd>The signal of each child that a container had to wait for is before the signal of the
 *       container, armed or not, and so is what HB1 says of the child. Answers that say as much,
 *       such as null for the earlier links of a chain, promise as much.
 * </dl>
 *
 * Not promised: that two threads see two fences signaled in the same order, unless one of them
 * waited for the first before it signaled the second.
 *
 * <h2>What never happens</h2>
 *
 * <ul>
 *   <li>{@code signal} waits for nobody, allocates nothing, and does not recurse when callbacks
 *       signal.
 *   <li>No lock of the core is held while foreign code runs; the driver's external lock is, where
 *       the contract of the op says so. Callbacks of a container do not run under the external lock
 *       of a child, nor is a child armed under that of another.
 *   <li>Nothing that a callback or an op throws reaches a signaler or a consumer.
 *   <li>On a thread inside an op, an interrupt handler or a callback nothing here blocks: what
 *       would have to, throws.
 * </ul>
 */
@NullMarked
package dev.palisade.runtime;

import org.jspecify.annotations.NullMarked;
