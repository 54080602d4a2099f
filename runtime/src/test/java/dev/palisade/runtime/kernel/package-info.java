/**
 * The core against the kernel's: sequences of steps that both are asked, and what both answer.
 *
 * <p>A module in {@code src/test/kernel} asks the kernel's core, and {@link
 * dev.palisade.runtime.kernel.Run} asks ours; both read the same text, which the README there
 * explains. What the kernel answered is recorded, so that every build compares ours with it; with
 * {@code -Pkernel} a kernel is asked anew.
 */
package dev.palisade.runtime.kernel;
