/**
 * Names facts after {@code javax.lang.model} elements: what the front ends share. May use {@code
 * fact} and {@code javax.lang.model}.
 */
@NullMarked
package dev.palisade.processor.element;

import org.jspecify.annotations.NullMarked;
