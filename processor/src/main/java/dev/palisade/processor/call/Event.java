package dev.palisade.processor.call;

import dev.palisade.processor.fact.ObjectPath;
import java.util.function.UnaryOperator;

/**
 * Something that can be waited for, as a method names it: that a latch opens, a future is done, a
 * queue has an element.
 *
 * @param object whose event
 * @param facet which of the object's events; empty if it has one
 */
public record Event(ObjectPath object, String facet) {

  Event renamed(UnaryOperator<ObjectPath> how) {
    return new Event(how.apply(object), facet);
  }
}
