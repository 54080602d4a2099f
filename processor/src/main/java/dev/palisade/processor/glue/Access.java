package dev.palisade.processor.glue;

import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * What code in the driver's package, but outside the driver, may name.
 *
 * <p>Protected members of a superclass in another package are out of reach: the glue is no subclass
 * of the driver.
 */
final class Access {
  private final Elements elements;
  private final PackageElement home;

  Access(Elements elements, PackageElement home) {
    this.elements = elements;
    this.home = home;
  }

  /** Whether a member can be used on an object whose type can be named. */
  boolean reaches(Element member) {
    return member.getModifiers().contains(Modifier.PUBLIC)
        || (!member.getModifiers().contains(Modifier.PRIVATE)
            && elements.getPackageOf(member).equals(home));
  }

  /** Whether a type can be named: it and all types around it. */
  boolean names(TypeElement type) {
    return reaches(type)
        && (!(type.getEnclosingElement() instanceof TypeElement outer) || names(outer));
  }

  /** Whether all classes that a type mentions can be named. */
  boolean names(TypeMirror type) {
    return mentioned(type).stream().allMatch(this::names);
  }

  /** Whether everybody can name a type. */
  static boolean isPublic(TypeElement type) {
    return type.getModifiers().contains(Modifier.PUBLIC)
        && (!(type.getEnclosingElement() instanceof TypeElement outer) || isPublic(outer));
  }

  /** Whether everybody can name all classes that a type mentions. */
  static boolean isPublic(TypeMirror type) {
    return mentioned(type).stream().allMatch(Access::isPublic);
  }

  /** The classes that a type, or the signature of a method, mentions. */
  static Set<TypeElement> mentioned(TypeMirror type) {
    Set<TypeElement> found = new LinkedHashSet<>();
    addMentioned(type, found);
    return found;
  }

  private static void addMentioned(@Nullable TypeMirror type, Set<TypeElement> to) {
    if (type instanceof ExecutableType method) {
      addMentioned(method.getReturnType(), to);
      method.getParameterTypes().forEach(parameter -> addMentioned(parameter, to));
    } else if (type instanceof ArrayType array) {
      addMentioned(array.getComponentType(), to);
    } else if (type instanceof WildcardType wildcard) {
      addMentioned(wildcard.getExtendsBound(), to);
      addMentioned(wildcard.getSuperBound(), to);
    } else if (type instanceof DeclaredType declared && type.getKind() == TypeKind.DECLARED) {
      to.add((TypeElement) declared.asElement());
      declared.getTypeArguments().forEach(argument -> addMentioned(argument, to));
    }
  }
}
