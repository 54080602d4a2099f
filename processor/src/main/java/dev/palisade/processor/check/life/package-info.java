/**
 * What becomes of fences in one method: {@link dev.palisade.processor.check.path.FenceCall} says
 * which calls of the core are meant, {@link dev.palisade.processor.check.life.Lives} walks the ways
 * through a body and tells what is wrong with the life of a fence. The checks only report it.
 */
@NullMarked
package dev.palisade.processor.check.life;

import org.jspecify.annotations.NullMarked;
