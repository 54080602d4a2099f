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
 * memory model says of plain accesses, and says what that one does not of the others.
 *
 * <h2>Method</h2>
 *
 * Every actor of a bounded {@link dev.palisade.runtime.model.Program} runs alone, once for every
 * combination of answers that the memory might give it, until no new value turns up. One trace of
 * each actor makes a {@link dev.palisade.runtime.model.rc11.Candidate}; all ways in which its reads
 * may have their sources make {@link dev.palisade.runtime.model.rc11.Execution}s; those for which a
 * modification order exists that satisfies the axioms are what RC11 admits.
 */
package dev.palisade.runtime.model;
