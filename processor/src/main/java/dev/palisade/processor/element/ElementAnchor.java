package dev.palisade.processor.element;

import dev.palisade.processor.fact.Anchor;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@code Messager} prints: an element, one of its annotations, or a value in one.
 *
 * @param element the annotated element
 * @param annotation the annotation, or null for the element itself
 * @param value a member's value or an item of an array value, or null for the whole annotation
 */
public record ElementAnchor(
    Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value)
    implements Anchor {}
