package dev.palisade.processor.element;

import dev.palisade.processor.fact.Place;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * All that {@code javax.lang.model} knows of positions: no line and no column, but an anchor that a
 * {@code Messager} prints at the right one. The file is guessed from the outermost type, so it is
 * wrong for a second top-level type of a file.
 *
 * <p>ECJ's {@code Messager} knows the position of a member's whole value, but not of an item in an
 * array, for which it falls back to the annotation; there the anchor is the whole value.
 */
public final class ModelPlaces implements Places {
  private final boolean eclipse;

  public ModelPlaces(Elements elements) {
    eclipse = elements.getClass().getName().startsWith("org.eclipse.jdt.");
  }

  @Override
  public Place at(
      Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {
    AnnotationValue printed =
        eclipse && annotation != null && value != null ? wholeValue(annotation, value) : value;
    return new Place(file(element), 0, 0, new ElementAnchor(element, annotation, printed));
  }

  private static AnnotationValue wholeValue(AnnotationMirror annotation, AnnotationValue item) {
    for (AnnotationValue member : annotation.getElementValues().values()) {
      if (member.getValue() instanceof List<?> items && items.contains(item)) {
        return member;
      }
    }
    return item;
  }

  private static String file(Element element) {
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      if (e.getKind() == ElementKind.PACKAGE) {
        return "package-info.java";
      }
      Element around = e.getEnclosingElement();
      if (around == null || around.getKind() == ElementKind.PACKAGE) {
        return (e.getKind() == ElementKind.MODULE ? "module-info" : e.getSimpleName()) + ".java";
      }
    }
    return "";
  }
}
