/**
 * What is known of code that says nothing itself: readable stub files, one line a method, parsed
 * into the same contracts that annotations give.
 *
 * <p>A file is a list of types, each followed by its methods:
 *
 * <pre>
 * // a comment
 * type java.util.concurrent.CountDownLatch
 *   await()               : waits this
 *   await(long, TimeUnit) : waits briefly this
 *   countDown()           : signals this
 * </pre>
 *
 * <p>Parameter types are simple names; {@code (..)} means every overload, {@code *(..)} every
 * method, {@code new(..)} the constructors. The first line that fits a method counts. What a line
 * says holds for overriding methods too, unless a line of a nearer type says otherwise. Of a method
 * that has annotations a line adds its events only. After the colon stand clauses, separated by
 * commas:
 *
 * <dl>
 *   <dt>{@code nothing}
 *   <dd>neither blocks nor runs code; hides what a supertype's line says
 *   <dt>{@code blocks}
 *   <dd>may wait for time, input, output or a child process
 *   <dt>{@code transfers}
 *   <dd>reads or writes a stream or a file, so may block; an event loop may do that
 *   <dt>{@code logs}
 *   <dd>writes to a console or a log, which is only worth a warning
 *   <dt>{@code locks this}
 *   <dd>takes the monitor of its object and gives it back
 *   <dt>{@code reclaims}
 *   <dd>may wait for fences to get memory
 *   <dt>{@code waits} object, {@code waits briefly} object
 *   <dd>waits for the object's event, without or with a time-out
 *   <dt>{@code signals} object
 *   <dd>may bring the event about
 *   <dt>{@code #1 ends} object, {@code ends} object
 *   <dd>the event comes about when the code passed as first argument has run, or the event of the
 *       object passed there has come about; when the method itself has run
 *   <dt>{@code #1 gives} object
 *   <dd>the event comes about after that of what the code passed as first argument returns
 *   <dt>{@code this ends} object
 *   <dd>the event comes about after that of the object the method is called on
 *   <dt>{@code #1 after this}, {@code after #1}
 *   <dd>the code passed as first argument runs once the event has come about; so does the method
 *       itself
 *   <dt>{@code runs #1}
 *   <dd>runs the code passed as first argument before it returns
 *   <dt>{@code #1 in INTERRUPT}
 *   <dd>the code passed as first argument runs in that context
 *   <dt>{@code #1 on #2}, {@code #1 on this}, {@code result on this}
 *   <dd>the code passed as first argument runs on the threads of the object; so will the code that
 *       is passed to what is returned
 *   <dt>{@code result in EVENT_LOOP}
 *   <dd>what is returned has threads of that context
 *   <dt>{@code in PROCESS}
 *   <dd>may be called in that context only
 *   <dt>{@code in turn}
 *   <dd>of one object, methods that say so never run at the same time
 *   <dt>{@code drops this}, {@code drops its lock}
 *   <dd>gives the object's monitor, or the lock that the condition belongs to, back while it waits
 * </dl>
 *
 * <p>An object is {@code this}, {@code result} or a parameter like {@code #1}; {@code this.room}
 * tells one event of an object from another. {@code EventQueue.turn}, which starts with a capital,
 * is an event of something that there is one of.
 */
@NullMarked
package dev.palisade.processor.stub;

import org.jspecify.annotations.NullMarked;
