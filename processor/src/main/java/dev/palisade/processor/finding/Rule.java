package dev.palisade.processor.finding;

import java.util.List;

/** One kind of finding. */
public interface Rule {

  /** What is wrong in the model, sorted by place. */
  List<Finding> check(Model model);
}
