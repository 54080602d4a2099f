/**
 * What becomes of fences in one method: {@link dev.palisade.processor.check.life.Walk} leads each
 * {@link dev.palisade.processor.check.life.Way} through a body, {@link
 * dev.palisade.processor.check.life.Lives} knows the methods of a file, and {@link
 * dev.palisade.processor.check.life.Findings} words what is wrong. The checks only report it.
 */
@NullMarked
package dev.palisade.processor.check.life;

import org.jspecify.annotations.NullMarked;
