package dev.palisade.processor.check.access;

/**
 * An access that is too weak, or in the wrong place.
 *
 * @param access the access
 * @param why what is missing, and what may be seen without it
 * @param need how strong it has to be; plain where strength does not help
 */
public record Weak(Access access, String why, Mode need) {}
