/**
 * The program model: contracts, names of lock classes, what calls may run and what methods may do
 * before they return. Pure functions of {@code fact} records; no compiler, no message text but the
 * names in it.
 */
@NullMarked
package dev.palisade.processor.graph;

import org.jspecify.annotations.NullMarked;
