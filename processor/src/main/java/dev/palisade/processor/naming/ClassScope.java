package dev.palisade.processor.naming;

import dev.palisade.processor.element.ElementNames;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.ObjectPath;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * The class around a method, and the classes around that.
 *
 * <p>An instance of an enclosing class is the field {@code this$0} of the inner one, as the
 * compiler makes it. So it is one object, whose fields have the names they have from everywhere.
 *
 * @param element the class
 * @param name its binary name
 * @param outer the class around it, or null
 */
public record ClassScope(TypeElement element, String name, @Nullable ClassScope outer) {

  /** A class, with the classes around it. */
  public static ClassScope of(TypeElement type, ElementNames names) {
    Element around = type.getEnclosingElement();
    while (around != null && !(around instanceof TypeElement)) {
      around = around.getEnclosingElement();
    }
    ClassScope outer = around instanceof TypeElement known ? of(known, names) : null;
    return new ClassScope(type, names.type(type), outer);
  }

  /** The receiver. */
  public ObjectPath self() {
    return ObjectPath.self(name);
  }

  /** The receiver, or the nearest of the objects around it, if its class is asked for; or null. */
  @Nullable ObjectPath nearest(Predicate<TypeElement> which) {
    ObjectPath path = self();
    for (ClassScope scope = this; scope != null; scope = scope.outer) {
      if (which.test(scope.element)) {
        return path;
      }
      path = scope.outerOf(path);
    }
    return null;
  }

  /** The object around this one, as seen from {@code inner}. */
  public ObjectPath outerOf(ObjectPath inner) {
    return outer == null ? inner : inner.then(FieldId.outer(outer.name));
  }
}
