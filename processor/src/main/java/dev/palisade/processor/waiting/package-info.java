/**
 * The rules about what waits: in contexts that forbid it, under locks that others need, on the way
 * to the very event. One class each; the list is in {@code rule}.
 */
@NullMarked
package dev.palisade.processor.waiting;

import org.jspecify.annotations.NullMarked;
