/**
 * What the checks share. {@link dev.palisade.processor.check.path.Unit} holds one source file, and
 * nothing else is seen; {@link dev.palisade.processor.check.path.FenceCall} says which calls of the
 * core are meant, {@link dev.palisade.processor.check.path.Roots} which names stand for one thing.
 * {@link dev.palisade.processor.check.path.Paths} follows a method and what it calls, for the two
 * questions after what is freed too early.
 */
@NullMarked
package dev.palisade.processor.check.path;

import org.jspecify.annotations.NullMarked;
