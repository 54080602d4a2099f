/**
 * Annotations of the DSL as {@link dev.palisade.processor.mark.Mark}s, what the lock references in
 * them mean, and where what is wrong with them is noted. May use {@code fact}, {@code element} and
 * {@code javax.lang.model}.
 */
@NullMarked
package dev.palisade.processor.mark;

import org.jspecify.annotations.NullMarked;
