package dev.palisade.processor.naming;

import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ElementVisitor;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A local variable, or {@code this}, of a method that the compiler has not resolved: what it would
 * make of it.
 */
final class UnresolvedVariable implements VariableElement {
  private final Name name;
  private final TypeMirror type;
  private final ElementKind kind;
  private final Element around;

  UnresolvedVariable(Name name, TypeMirror type, ElementKind kind, Element around) {
    this.name = name;
    this.type = type;
    this.kind = kind;
    this.around = around;
  }

  @Override
  public TypeMirror asType() {
    return type;
  }

  @Override
  public ElementKind getKind() {
    return kind;
  }

  @Override
  public Set<Modifier> getModifiers() {
    return Set.of(Modifier.FINAL);
  }

  @Override
  public Name getSimpleName() {
    return name;
  }

  @Override
  public Element getEnclosingElement() {
    return around;
  }

  @Override
  public List<? extends Element> getEnclosedElements() {
    return List.of();
  }

  @Override
  public @Nullable Object getConstantValue() {
    return null;
  }

  @Override
  public List<? extends AnnotationMirror> getAnnotationMirrors() {
    return List.of();
  }

  @Override
  public <A extends Annotation> @Nullable A getAnnotation(Class<A> annotationType) {
    return null;
  }

  @Override
  @SuppressWarnings("unchecked") // An array of A has the type A[].
  public <A extends Annotation> A[] getAnnotationsByType(Class<A> annotationType) {
    return (A[]) Array.newInstance(annotationType, 0);
  }

  @Override
  public <R, P> R accept(ElementVisitor<R, P> visitor, P parameter) {
    return visitor.visitVariable(this, parameter);
  }

  @Override
  public String toString() {
    return name.toString();
  }
}
