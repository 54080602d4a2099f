package dev.palisade.processor.fact;

/**
 * A method that stands in for another, where at least one of them has a contract.
 *
 * @param method the method that runs
 * @param overridden the method that is called
 * @param bodyless whether that one has no body, so that its contract is all there is to know of it
 * @param type binary name of the type in which one stands in for the other: the one that declares
 *     {@code method}, or a subtype that inherits it and implements an interface with it
 * @param place the method's name in the source, or that type's where the method is inherited
 */
public record StandIn(
    MethodId method, MethodId overridden, boolean bodyless, String type, Place place) {}
