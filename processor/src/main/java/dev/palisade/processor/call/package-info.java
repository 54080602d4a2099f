/**
 * The call graph and what flows along it: what a method may do goes up to its callers, each with
 * the shortest chain of calls that shows it; the contexts that code runs in go down to what it
 * calls. Events are named here as locks are in {@code graph}. No message text but the names in it.
 */
@NullMarked
package dev.palisade.processor.call;

import org.jspecify.annotations.NullMarked;
