package dev.palisade.processor.element;

import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.MethodId;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** The names that facts give to elements. */
public final class ElementNames {
  private static final String CONCURRENT = "java.util.concurrent.";

  private final Elements elements;
  private final Types types;

  public ElementNames(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /**
   * The type of a qualified name, if the module of {@code from} sees it. To look in all modules, as
   * {@code Elements} does if none is named, costs as much as to analyse some classes.
   */
  public static @Nullable TypeElement find(
      Elements elements, CharSequence qualifiedName, Element from) {
    ModuleElement module = elements.getModuleOf(from);
    return module == null
        ? elements.getTypeElement(qualifiedName)
        : elements.getTypeElement(module, qualifiedName);
  }

  /** The class that a type is of; null if it is of none, as an array is. */
  public static @Nullable TypeElement element(@Nullable TypeMirror type) {
    return type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
        ? element
        : null;
  }

  /** Binary name of a type. */
  public String type(TypeElement type) {
    return elements.getBinaryName(type).toString();
  }

  /**
   * Erased name of a type in use: binary for classes, {@code T[]} for arrays, keyword for
   * primitives.
   */
  public String type(TypeMirror type) {
    TypeMirror erased =
        type.getKind() == TypeKind.ERROR || type.getKind() == TypeKind.VOID
            ? type
            : types.erasure(type);
    if (erased instanceof ArrayType array) {
      return type(array.getComponentType()) + "[]";
    }
    TypeElement element = element(erased);
    return element == null ? erased.toString() : type(element);
  }

  /** Whether a type is of those that threads wait for one another with, but no lock. */
  public boolean isAwaitable(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED && isAwaitable(type(type));
  }

  /** The same of a type of this name. */
  public static boolean isAwaitable(String name) {
    return name.equals("java.lang.Thread")
        || name.endsWith("Future")
        || name.endsWith("Promise")
        || name.endsWith("Fence")
        || name.startsWith("dev.palisade.runtime.")
        || (name.startsWith(CONCURRENT)
            && name.indexOf('.', CONCURRENT.length()) < 0
            && !name.endsWith(".Callable"));
  }

  /**
   * What a type gives for the parameters of itself or a supertype, as {@code
   * Argument.typeArguments} has it; empty for the types of the JDK, whose methods stand for too
   * much anyway.
   *
   * @param self the type whose own parameters are told apart
   */
  public String arguments(TypeMirror type, TypeElement above, TypeElement self) {
    if (above.getTypeParameters().isEmpty() || type(above).startsWith("java.")) {
      return "";
    }
    DeclaredType seen = seenAs(type, above);
    String all =
        seen == null
            ? ""
            : seen.getTypeArguments().stream()
                .map(argument -> argument(argument, self))
                .collect(Collectors.joining(","));
    return all.replace(",", "").isEmpty() ? "" : all;
  }

  private @Nullable DeclaredType seenAs(TypeMirror type, TypeElement above) {
    if (type instanceof DeclaredType declared && declared.asElement().equals(above)) {
      return declared;
    }
    for (TypeMirror parent : types.directSupertypes(type)) {
      DeclaredType seen = seenAs(parent, above);
      if (seen != null) {
        return seen;
      }
    }
    return null;
  }

  private String argument(TypeMirror argument, TypeElement self) {
    if (argument instanceof WildcardType wildcard) {
      return bounded(wildcard.getExtendsBound());
    }
    if (argument instanceof TypeVariable variable) {
      int own = self.getTypeParameters().indexOf(variable.asElement());
      return (own < 0 ? "" : "#" + own) + bounded(variable.getUpperBound());
    }
    return type(argument);
  }

  private String bounded(@Nullable TypeMirror bound) {
    String name = bound == null ? "java.lang.Object" : type(bound);
    return name.equals("java.lang.Object") ? "" : "+" + name;
  }

  /** Name of a method or constructor. */
  public MethodId method(ExecutableElement method) {
    StringBuilder parameters = new StringBuilder("(");
    for (VariableElement parameter : method.getParameters()) {
      parameters.append(parameters.length() > 1 ? "," : "").append(type(parameter.asType()));
    }
    String name = method.getSimpleName().toString();
    return new MethodId(owner(method), name, parameters.append(')').toString());
  }

  /** Name of a field. */
  public FieldId field(VariableElement field) {
    return new FieldId(owner(field), field.getSimpleName().toString(), type(field.asType()));
  }

  private String owner(Element member) {
    return member.getEnclosingElement() instanceof TypeElement type ? type(type) : "";
  }
}
