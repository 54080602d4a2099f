package dev.palisade.processor.element;

import dev.palisade.processor.fact.Place;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Finds the source position of an element, of an annotation on it, or of a value in one. */
public interface Places {

  /**
   * The place of {@code value}, else of {@code annotation}, else of {@code element}.
   *
   * @param value a member's whole value, or one item of an array value
   */
  Place at(Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value);

  /** The place of the element's name. */
  default Place at(Element element) {
    return at(element, null, null);
  }
}
