package dev.palisade.processor.mark;

import dev.palisade.processor.element.ElementAnchor;
import dev.palisade.processor.fact.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, and which types are affected. */
public final class Problems {
  public static final String MALFORMED = "MalformedContract";
  public static final String VARIANCE = "ContractVariance";
  public static final String BLOCKING = "BlockingInAtomicContext";
  public static final String RECLAIM = "ReclaimInSignalingPath";

  private final Model model;
  private final boolean wanted;
  private final List<Problem> found = new ArrayList<>();
  private final Set<String> flawedTypes = new HashSet<>();

  /**
   * @param wanted false where a declaration is only read and somebody else's build reports on it
   */
  public Problems(Model model, boolean wanted) {
    this.model = model;
    this.wanted = wanted;
  }

  public boolean areWanted() {
    return wanted;
  }

  /** The annotations at {@code at} do not make sense. */
  public void malformed(ElementAnchor at, String text, @Nullable String wayOut) {
    report(MALFORMED, at, text, wayOut);
  }

  public void report(String id, ElementAnchor at, String text, @Nullable String wayOut) {
    Element on = at.element();
    List<String> types = Model.typesAround(on).stream().map(model.names()::type).toList();
    flawedTypes.addAll(types);
    found.add(
        new Problem(
            id,
            types.isEmpty() ? "" : types.get(0),
            model.place(at),
            text,
            wayOut == null ? List.of() : List.of(wayOut)));
  }

  public List<Problem> all() {
    return List.copyOf(found);
  }

  /** Whether nothing was reported in this type, nested ones included. */
  public boolean spare(TypeElement type) {
    return !flawedTypes.contains(model.names().type(type));
  }
}
