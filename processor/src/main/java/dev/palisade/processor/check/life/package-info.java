/**
 * What becomes of fences in one method; {@link dev.palisade.processor.check.life.FenceCall} says
 * which calls mean something to them. The checks only report it.
 */
@NullMarked
package dev.palisade.processor.check.life;

import org.jspecify.annotations.NullMarked;
