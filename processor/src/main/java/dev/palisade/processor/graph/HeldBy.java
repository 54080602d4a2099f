package dev.palisade.processor.graph;

import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodId;

/**
 * A lock that is held because {@code method} took it.
 *
 * @param method whose body or contract holds it
 * @param held the lock, named as the method under discussion names it, and where {@code method}
 *     took it
 */
record HeldBy(MethodId method, Held held) {}
