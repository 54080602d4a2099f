/**
 * From facts to the lock graph: names of lock classes, effects of methods, edges, components,
 * shortest witness. Pure functions of {@code fact} records; no compiler, no message text but the
 * names in it.
 */
@NullMarked
package dev.palisade.processor.graph;

import org.jspecify.annotations.NullMarked;
