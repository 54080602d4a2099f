package dev.palisade.processor.finding;

import java.util.Collection;

/** One kind of finding. */
public interface Rule {

  /** What is wrong in the model, in an order that is the same each time. */
  Collection<Finding> check(Model model);
}
