package dev.palisade.processor.declared;

import dev.palisade.processor.element.ElementAnchor;
import dev.palisade.processor.fact.Facts.Suppression;
import dev.palisade.processor.mark.Mark;
import dev.palisade.processor.mark.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Reads {@code @SuppressWarnings} and the {@code @Assumes} beside it. */
final class SuppressionReader {
  private final Model model;

  SuppressionReader(Model model) {
    this.model = model;
  }

  /** What an element suppresses. Ids of ours start with a capital; the compiler's names do not. */
  List<Suppression> read(Element element) {
    List<Suppression> found = new ArrayList<>();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().toString().equals("java.lang.SuppressWarnings")) {
        mirror.getElementValues().values().forEach(value -> read(element, mirror, value, found));
      }
    }
    return found;
  }

  private void read(
      Element element, AnnotationMirror mirror, AnnotationValue value, List<Suppression> found) {
    if (value.getValue() instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof AnnotationValue one) {
          read(element, mirror, one, found);
        }
      }
    } else if (value.getValue() instanceof String id
        && !id.isEmpty()
        && Character.isUpperCase(id.charAt(0))) {
      found.add(suppression(element, new ElementAnchor(element, mirror, value), id));
    }
  }

  private Suppression suppression(Element element, ElementAnchor anchor, String id) {
    TypeElement type =
        element instanceof TypeElement itself ? itself : Model.typesAround(element).get(0);
    return new Suppression(
        id,
        model.names().type(type),
        element instanceof ExecutableElement method ? model.names().method(method) : null,
        element instanceof VariableElement field ? model.names().field(field) : null,
        model.place(anchor),
        Mark.on(element, "Assumes").stream()
            .filter(mark -> mark.strings("id").stream().anyMatch(i -> i.content().equals(id)))
            .flatMap(mark -> mark.strings("reason").stream())
            .map(Mark.Item::content)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null));
  }
}
