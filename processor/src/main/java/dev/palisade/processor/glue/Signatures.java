package dev.palisade.processor.glue;

import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Repeats types of the driver's source in the glue, with what they say of null and nothing else of
 * their annotations.
 *
 * <p>Notes on the way what repeating them brings along: the lints that would speak up a second time
 * in the glue, where the user could not silence them, and the names of {@code java.lang} in use.
 */
final class Signatures {
  /** What a null checker wants repeated; any annotation of one of these names is meant. */
  private static final Set<String> NULLNESS =
      Set.of("Nullable", "CheckForNull", "NonNull", "Nonnull", "NotNull");

  private final PackageElement home;
  private final Set<String> inheritedTypes;
  private final Set<String> lints = new TreeSet<>();
  private final Set<String> javaLang = new TreeSet<>();

  /**
   * Signatures for a glue class.
   *
   * @param home its package
   * @param membersOfTimeline those of its superclass
   */
  Signatures(PackageElement home, List<? extends Element> membersOfTimeline) {
    this.home = home;
    this.inheritedTypes =
        ElementFilter.typesIn(membersOfTimeline).stream()
            .map(type -> type.getSimpleName().toString())
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Simple names that mean a member type of the superclass inside the glue. */
  Set<String> inheritedTypes() {
    return inheritedTypes;
  }

  /** A class as the glue names it. */
  ClassName raw(TypeElement type) {
    ClassName name = ClassName.get(type);
    boolean isHidden =
        name.packageName().contentEquals(home.getQualifiedName())
            && inheritedTypes.contains(name.topLevelClassName().simpleName());
    // JavaPoet qualifies names of other packages by itself, but never those of its own package.
    return isHidden ? ClassName.get("", name.canonicalName()) : name;
  }

  /** The lints to suppress in the whole glue. */
  Set<String> lints() {
    return lints;
  }

  /** Simple names of the types of {@code java.lang} that were repeated. */
  Set<String> javaLang() {
    return javaLang;
  }

  /** The type as it is written in the glue. */
  TypeName name(TypeMirror type) {
    List<AnnotationSpec> annotations = nullness(type);
    TypeName name = unannotated(type);
    return annotations.isEmpty() ? name : name.annotated(annotations);
  }

  private TypeName unannotated(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return ArrayTypeName.of(name(array.getComponentType()));
    }
    if (type instanceof TypeVariable variable) {
      return TypeVariableName.get(variable.asElement().getSimpleName().toString());
    }
    if (type instanceof WildcardType wildcard) {
      return wildcard(wildcard);
    }
    return type.getKind() == TypeKind.DECLARED ? declared((DeclaredType) type) : TypeName.get(type);
  }

  private TypeName wildcard(WildcardType type) {
    TypeMirror lower = type.getSuperBound();
    TypeMirror upper = type.getExtendsBound();
    if (lower != null) {
      return WildcardTypeName.supertypeOf(name(lower));
    }
    return WildcardTypeName.subtypeOf(upper == null ? ClassName.OBJECT : name(upper));
  }

  private TypeName declared(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    ClassName raw = raw(element);
    noteUse(element);
    if (type.getTypeArguments().size() < element.getTypeParameters().size()) {
      lints.add("rawtypes");
    }
    if (raw.packageName().equals("java.lang")) {
      javaLang.add(raw.topLevelClassName().simpleName());
    }
    List<TypeName> arguments = type.getTypeArguments().stream().map(this::name).toList();
    if (type.getEnclosingType() instanceof DeclaredType outer
        && unannotated(outer) instanceof ParameterizedTypeName generic) {
      return generic.nestedClass(element.getSimpleName().toString(), arguments);
    }
    return arguments.isEmpty()
        ? raw
        : ParameterizedTypeName.get(raw, arguments.toArray(TypeName[]::new));
  }

  /** Notes that the glue mentions this element. */
  void noteUse(Element used) {
    for (Element e = used; e != null; e = e.getEnclosingElement()) {
      Deprecated deprecated = e.getAnnotation(Deprecated.class);
      if (deprecated != null) {
        lints.add(deprecated.forRemoval() ? "removal" : "deprecation");
      }
    }
  }

  /**
   * The type variables that {@code type} sees, its own and as an inner class those of the types
   * around it, outermost first; without those that {@code scope} sees already.
   */
  List<TypeVariableName> variablesOf(TypeElement type, @Nullable TypeElement scope) {
    List<TypeVariableName> own =
        encloses(type, scope) ? List.of() : variables(type.getTypeParameters());
    boolean isInner = type.getKind() == ElementKind.CLASS && !type.getModifiers().contains(STATIC);
    return isInner && type.getEnclosingElement() instanceof TypeElement outer
        ? Stream.concat(variablesOf(outer, scope).stream(), own.stream()).toList()
        : own;
  }

  private static boolean encloses(TypeElement outer, @Nullable Element inner) {
    return inner != null && (inner.equals(outer) || encloses(outer, inner.getEnclosingElement()));
  }

  /** Type variables as they are declared in the glue. */
  List<TypeVariableName> variables(List<? extends TypeParameterElement> parameters) {
    return parameters.stream().map(this::variable).toList();
  }

  private TypeVariableName variable(TypeParameterElement parameter) {
    TypeName[] bounds = parameter.getBounds().stream().map(this::name).toArray(TypeName[]::new);
    return TypeVariableName.get(parameter.getSimpleName().toString(), bounds);
  }

  /** What a type in use says of null. */
  static List<AnnotationSpec> nullness(TypeMirror type) {
    return speakingOfNull(type).map(Signatures::copy).toList();
  }

  /**
   * What a declaration says of null, for a declaration of kind {@code target}. Annotations that
   * belong to types are on the type already.
   */
  static List<AnnotationSpec> nullness(Element declaration, ElementType target) {
    return speakingOfNull(declaration)
        .filter(mirror -> declares(mirror, target))
        .map(Signatures::copy)
        .toList();
  }

  private static AnnotationSpec copy(AnnotationMirror mirror) {
    return AnnotationSpec.builder(
            ClassName.get((TypeElement) mirror.getAnnotationType().asElement()))
        .build();
  }

  private static Stream<AnnotationMirror> speakingOfNull(AnnotatedConstruct annotated) {
    return annotated.getAnnotationMirrors().stream()
        .<AnnotationMirror>map(mirror -> mirror)
        .filter(Signatures::isOfNull);
  }

  /** One that is given a value may say the opposite of its name. */
  private static boolean isOfNull(AnnotationMirror mirror) {
    return mirror.getElementValues().isEmpty()
        && NULLNESS.contains(mirror.getAnnotationType().asElement().getSimpleName().toString());
  }

  private static boolean declares(AnnotationMirror mirror, ElementType target) {
    Target targets = mirror.getAnnotationType().asElement().getAnnotation(Target.class);
    if (targets == null) {
      return true;
    }
    List<ElementType> allowed = Arrays.asList(targets.value());
    return allowed.contains(target) && !allowed.contains(ElementType.TYPE_USE);
  }
}
