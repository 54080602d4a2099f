package dev.palisade.processor.finding;

import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.fact.TypeNames;
import dev.palisade.processor.graph.Step;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where to print a finding, and whose class files it takes along. */
public final class Sites {
  private Sites() {}

  /** The last step that can be printed at; the last one if none can. */
  public static Place place(List<Step> steps) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (steps.get(i).place().anchor() != null) {
        return steps.get(i).place();
      }
    }
    return steps.get(steps.size() - 1).place();
  }

  /** What tells a place in a method's file from all others: files of two packages may be alike. */
  public static Object in(MethodId method, Place place) {
    return List.of(TypeNames.topLevel(method.owner()), place);
  }

  /** The types whose code the steps are in. */
  public static Set<String> types(List<Step> steps) {
    Set<String> types = new TreeSet<>();
    steps.forEach(step -> types.add(step.method().owner()));
    return types;
  }
}
