package dev.palisade.processor.fact;

import dev.palisade.processor.fact.MethodFacts.Exit.Result;

/**
 * A lock that the caller of a method holds more, or less, once the method has returned.
 *
 * @param lock as the method names it
 * @param taken whether it is held more; else it has been given back
 * @param when the results for which that is so; {@link Result#UNKNOWN} for all of them
 */
public record NetEffect(LockRef lock, boolean taken, Result when) {}
