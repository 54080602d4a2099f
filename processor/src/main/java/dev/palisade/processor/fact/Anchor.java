package dev.palisade.processor.fact;

/**
 * What a front end needs to print a message at a {@link Place}: an element with its annotation, or
 * a tree. Opaque to everybody but the front end that made it and the printer that goes with it.
 */
public interface Anchor {}
