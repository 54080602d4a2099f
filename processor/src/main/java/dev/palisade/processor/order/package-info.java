/**
 * The order of locks: the edges that bodies and contracts make, their graph, and the cycles in it.
 * Pure functions of the program model in {@link dev.palisade.processor.graph}.
 */
@NullMarked
package dev.palisade.processor.order;

import org.jspecify.annotations.NullMarked;
