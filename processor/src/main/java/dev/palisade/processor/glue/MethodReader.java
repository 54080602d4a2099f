package dev.palisade.processor.glue;

import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.glue.GlueModel.DriverMethod;
import dev.palisade.processor.glue.GlueModel.Handler;
import java.lang.annotation.ElementType;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/** Reads the methods of a driver that the glue calls. */
final class MethodReader {
  private final DriverSource source;

  MethodReader(DriverSource source) {
    this.source = source;
  }

  /** Reads an op, or the part of a handler that all have. */
  DriverMethod read(ExecutableElement method) {
    if (!source.access.reaches(method)) {
      source.problem(
          method,
          "the glue of %s cannot call %s: the package does not see it. Make it package-private"
              .formatted(source.driverName(), method));
    }
    source.signatures.noteUse(method);
    return new DriverMethod(
        method.getSimpleName().toString(), method.getModifiers().contains(Modifier.STATIC));
  }

  /** Reads an interrupt handler. */
  Handler readHandler(ExecutableElement method) {
    ExecutableType type = (ExecutableType) source.typeIn(source.driver, method);
    if (!source.access.names(type)) {
      source.problem(
          method,
          "the glue of %s cannot repeat %s: a type in its signature is not visible in the package"
              .formatted(source.driverName(), method));
    }
    MethodId id = source.names.method(method);
    if (!source.taken.add(id.name() + id.parameters())) {
      source.problem(
          method,
          "the glue of %s has a method %s of its own beside that of this handler. Rename the handler"
              .formatted(source.driverName(), method));
    }
    return new Handler(
        read(method),
        Access.isPublic(type),
        source.signatures.variables(method.getTypeParameters()),
        source.signatures.name(type.getReturnType()),
        Signatures.nullness(method, ElementType.METHOD),
        parameters(method, type),
        method.isVarArgs(),
        suppressed(method, type));
  }

  private List<ParameterSpec> parameters(ExecutableElement method, ExecutableType type) {
    List<ParameterSpec> parameters = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      TypeName name = source.signatures.name(type.getParameterTypes().get(i));
      parameters.add(
          ParameterSpec.builder(name, parameter.getSimpleName().toString())
              .addAnnotations(Signatures.nullness(parameter, ElementType.PARAMETER))
              .build());
    }
    return parameters;
  }

  /** The lints that the handler's signature would raise in the glue once more. */
  private static List<String> suppressed(ExecutableElement method, ExecutableType type) {
    List<String> lints = new ArrayList<>();
    TypeMirror result = type.getReturnType();
    if (!result.getKind().isPrimitive()
        && result.getKind() != TypeKind.VOID
        && Signatures.nullness(result).isEmpty()
        && Signatures.nullness(method, ElementType.METHOD).isEmpty()) {
      lints.add("NullAway");
    }
    List<? extends TypeMirror> parameters = type.getParameterTypes();
    if (method.isVarArgs() && !isReifiable(parameters.get(parameters.size() - 1))) {
      lints.add("unchecked");
    }
    return lints;
  }

  private static boolean isReifiable(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return isReifiable(array.getComponentType());
    }
    return !(type instanceof TypeVariable)
        && (!(type instanceof DeclaredType declared)
            || declared.getTypeArguments().stream()
                .allMatch(
                    a ->
                        a instanceof WildcardType w
                            && w.getExtendsBound() == null
                            && w.getSuperBound() == null));
  }
}
