/**
 * An explorer of the memory model RC11, and the fence core under it.
 *
 * <p>On x86 no run of a program can show a missing acquire or release, so that the core's accesses
 * are strong enough, and none stronger than needed, is decided here by enumeration and not by
 * running.
 *
 * <h2>Model</h2>
 *
 * RC11, from its definitions ("Repairing Sequential Consistency in C/C++11", PLDI 2017), with
 * Java's access modes for C's: plain is non-atomic and <em>must be free of races</em>, opaque is
 * relaxed, acquire and release are the same, volatile is seq_cst. It is stricter than what the Java
 * memory model says of plain accesses, and says what that one does not of the others. That the
 * explorer is RC11 is shown by litmus files, {@link dev.palisade.runtime.model.litmus}.
 *
 * <h2>Method</h2>
 *
 * <ol>
 *   <li>{@link dev.palisade.runtime.model.bytecode.CoreLoader} defines the compiled classes of the
 *       core anew, with every access to memory that may be shared sent to an oracle.
 *   <li>Every actor of a bounded {@link dev.palisade.runtime.model.Program} runs alone, once for
 *       every combination of answers that the memory might give it, until no new value turns up.
 *       Answers that no execution can give, whatever the modes, are left out.
 *   <li>One trace of each actor makes a {@link dev.palisade.runtime.model.rc11.Candidate}; all ways
 *       in which its reads may have their sources make {@link
 *       dev.palisade.runtime.model.rc11.Execution}s; those for which a modification order exists
 *       that satisfies the axioms are what RC11 admits. Each must have an outcome that the scenario
 *       allows, and no race, and each allowed outcome must be reached.
 *   <li>Mutants are made in the traces: what an actor does depends on what it reads, and not on the
 *       mode, so a trace of weaker code is the same trace with other modes. {@code
 *       resources/model/kills.txt} says by which scenario each is killed, or why it is no change.
 * </ol>
 *
 * <h2>Limits</h2>
 *
 * <ul>
 *   <li>Checked exhaustively, for the bounded scenarios of {@link
 *       dev.palisade.runtime.model.scenario}: two to four actors, one or two fences (and a
 *       container of them) and at most three callbacks, 64 events. Not proved for more, and not run
 *       on other hardware.
 *   <li>A wait that has to look again is played by the run in which it need not. So nothing is said
 *       of progress; but a thread that parks for good is an outcome. A CAS that may fail by chance
 *       fails so once a run.
 *   <li>Not memory here, and without any order that they might give: final fields, locks of {@code
 *       java.util.concurrent}, monitors, what belongs to one thread. (The external lock of a
 *       scenario is memory, with no more order than a lock gives.) The flight recorder is off.
 *   <li>Swapped are accesses of which the second follows the first whatever that found. Where it
 *       does not, swapping them makes no program; that hardware may is what the modes forbid, and
 *       weakening them covers.
 *   <li>Accesses that no scenario plays are in {@code resources/model/accesses.txt}, each with what
 *       else tests it: so is the growing of the registry.
 * </ul>
 */
package dev.palisade.runtime.model;
