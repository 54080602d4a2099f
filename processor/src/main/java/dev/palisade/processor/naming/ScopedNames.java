package dev.palisade.processor.naming;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import dev.palisade.processor.element.ElementNames;
import dev.palisade.processor.element.Hierarchy;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What simple names of types and members mean in a type, by declarations and imports alone. */
public final class ScopedNames {
  private final Elements elements;
  private final Types types;
  private final Hierarchy hierarchy;
  private final CompilationUnitTree unit;
  private final TypeElement type;

  ScopedNames(
      Elements elements,
      Types types,
      Hierarchy hierarchy,
      CompilationUnitTree unit,
      TypeElement type) {
    this.elements = elements;
    this.types = types;
    this.hierarchy = hierarchy;
    this.unit = unit;
    this.type = type;
  }

  /** The type whose members are meant without saying so. */
  TypeElement type() {
    return type;
  }

  Name name(String text) {
    return elements.getName(text);
  }

  /** What a type in the source means; no type where that cannot be told. */
  TypeMirror mirror(@Nullable Tree tree) {
    TypeMirror found = tree == null ? null : known(tree);
    return found == null ? types.getNoType(TypeKind.NONE) : found;
  }

  private @Nullable TypeMirror known(Tree tree) {
    if (tree instanceof PrimitiveTypeTree primitive) {
      return primitive.getPrimitiveTypeKind() == TypeKind.VOID
          ? null
          : types.getPrimitiveType(primitive.getPrimitiveTypeKind());
    }
    if (tree instanceof ParameterizedTypeTree generic) {
      return known(generic.getType());
    }
    if (tree instanceof AnnotatedTypeTree annotated) {
      return known(annotated.getUnderlyingType());
    }
    if (tree instanceof ArrayTypeTree array) {
      TypeMirror component = known(array.getType());
      return component == null ? null : types.getArrayType(component);
    }
    TypeElement named =
        tree instanceof IdentifierTree identifier
            ? type(identifier.getName().toString())
            : tree instanceof MemberSelectTree select ? qualified(select.toString()) : null;
    return named == null ? null : types.erasure(named.asType());
  }

  /** The class of a type; null for what is none. */
  @Nullable TypeElement erased(@Nullable TypeMirror mirror) {
    TypeMirror erasure =
        mirror == null || mirror.getKind() == TypeKind.NONE || mirror.getKind() == TypeKind.VOID
            ? mirror
            : types.erasure(mirror);
    return ElementNames.element(erasure);
  }

  /** A field of this type, of a supertype, or of a type around. */
  @Nullable VariableElement field(String name) {
    return around(owner -> hierarchy.field(owner, name));
  }

  /** A field or nested type of a type or its supertypes. */
  @Nullable Element member(TypeElement owner, String name) {
    VariableElement field = hierarchy.field(owner, name);
    return field != null ? field : nested(owner, name);
  }

  private @Nullable TypeElement nested(TypeElement owner, String name) {
    for (TypeElement each : hierarchy.lineage(owner)) {
      for (TypeElement member : ElementFilter.typesIn(each.getEnclosedElements())) {
        if (member.getSimpleName().contentEquals(name)) {
          return member;
        }
      }
    }
    return null;
  }

  private <E extends Element> @Nullable E around(Function<TypeElement, @Nullable E> find) {
    for (Element at = type; at != null; at = at.getEnclosingElement()) {
      E found = at instanceof TypeElement owner ? find.apply(owner) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** A method that is called without a receiver. */
  @Nullable ExecutableElement method(String name, List<@Nullable TypeMirror> arguments) {
    ExecutableElement own = around(owner -> method(owner, name, arguments));
    if (own != null) {
      return own;
    }
    for (ImportTree each : unit.getImports()) {
      if (each.isStatic() && each.getQualifiedIdentifier() instanceof MemberSelectTree imported) {
        boolean names =
            imported.getIdentifier().contentEquals(name)
                || imported.getIdentifier().contentEquals("*");
        TypeElement owner = names ? qualified(imported.getExpression().toString()) : null;
        ExecutableElement found = owner == null ? null : method(owner, name, arguments);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /**
   * A method, or constructor, that is called with such arguments; null if it is not clear which.
   */
  @Nullable ExecutableElement method(
      TypeElement owner, String name, List<@Nullable TypeMirror> arguments) {
    for (TypeElement each : hierarchy.lineage(owner)) {
      List<ExecutableElement> fitting =
          each.getEnclosedElements().stream()
              .filter(ExecutableElement.class::isInstance)
              .map(ExecutableElement.class::cast)
              .filter(method -> method.getSimpleName().contentEquals(name))
              .filter(method -> fits(method, arguments))
              .toList();
      if (!fitting.isEmpty()) {
        return fitting.size() == 1 ? fitting.get(0) : null;
      }
    }
    return null;
  }

  private boolean fits(ExecutableElement method, List<@Nullable TypeMirror> arguments) {
    List<? extends VariableElement> parameters = method.getParameters();
    if (parameters.size() != arguments.size()) {
      return false;
    }
    for (int i = 0; i < arguments.size(); i++) {
      TypeMirror given = arguments.get(i);
      TypeMirror wanted = parameters.get(i).asType();
      if (given != null && given.getKind() != TypeKind.NONE) {
        boolean bothPrimitive = given.getKind().isPrimitive() && wanted.getKind().isPrimitive();
        if (!bothPrimitive && !hierarchy.isSubclass(given, wanted)) {
          return false;
        }
      }
    }
    return true;
  }

  /** A type that is meant by a simple name; null if there is none. */
  @Nullable TypeElement type(String name) {
    TypeElement member =
        around(owner -> owner.getSimpleName().contentEquals(name) ? owner : nested(owner, name));
    if (member != null) {
      return member;
    }
    for (ImportTree each : unit.getImports()) {
      if (!each.isStatic()
          && each.getQualifiedIdentifier() instanceof MemberSelectTree imported
          && imported.getIdentifier().contentEquals(name)) {
        return find(imported.toString());
      }
    }
    String inPackage = elements.getPackageOf(type).getQualifiedName().toString();
    TypeElement near = find(inPackage.isEmpty() ? name : inPackage + "." + name);
    return near != null ? near : onDemand(name);
  }

  private @Nullable TypeElement onDemand(String name) {
    for (ImportTree each : unit.getImports()) {
      if (!each.isStatic()
          && each.getQualifiedIdentifier() instanceof MemberSelectTree imported
          && imported.getIdentifier().contentEquals("*")) {
        TypeElement found = find(imported.getExpression() + "." + name);
        if (found != null) {
          return found;
        }
      }
    }
    return find("java.lang." + name);
  }

  private @Nullable TypeElement find(String qualifiedName) {
    return ElementNames.find(elements, qualifiedName, type);
  }

  /** A type that is meant by a qualified name, which may start with a simple one. */
  @Nullable TypeElement qualified(String name) {
    TypeElement found = find(name);
    int dot = name.lastIndexOf('.');
    if (found != null || dot < 0) {
      return found;
    }
    String first = name.substring(0, dot);
    TypeElement outer = first.indexOf('.') < 0 ? type(first) : null;
    return outer == null ? null : nested(outer, name.substring(dot + 1));
  }
}
