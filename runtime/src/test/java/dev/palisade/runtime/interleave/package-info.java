/**
 * Interleavings of the fence core, explored by Lincheck: it takes over the threads of a test and
 * switches between them at their accesses to shared memory, another way each time.
 *
 * <p>What this shows: in the scenarios and interleavings that were tried, what operations answered
 * can be explained by {@link dev.palisade.runtime.interleave.FenceModel}, and nobody hung.
 * Scenarios are generated from a fixed seed, so a failure comes back. What it does not show:
 * anything about the order in which a processor lets accesses be seen, since every interleaving
 * here is sequentially consistent, and anything about longer programs than those tried.
 */
package dev.palisade.runtime.interleave;
