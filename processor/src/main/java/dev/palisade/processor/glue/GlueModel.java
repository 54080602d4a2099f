package dev.palisade.processor.glue;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.palisade.processor.fact.Contract.Op;
import dev.palisade.processor.fact.LockRef;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one glue class when writing starts. Everything in it can be written: names
 * do not clash, and whatever is called or read can be reached from the driver's package.
 *
 * @param header the class itself
 * @param driver the driver it serves
 * @param ops the ops the core calls, by kind
 * @param externalLock the lock that serialises the fences, or null
 * @param fences the fence classes with a payload, by name
 * @param handlers the interrupt handlers, in source order
 */
record GlueModel(
    Header header,
    DriverType driver,
    Map<Op, DriverMethod> ops,
    @Nullable ExternalLock externalLock,
    List<PayloadFence> fences,
    List<Handler> handlers) {

  GlueModel {
    ops = new TreeMap<>(ops);
    fences = List.copyOf(fences);
    handlers = List.copyOf(handlers);
  }

  /** The modifiers of a member that mentions only types which are public, or not. */
  static Modifier[] visibility(boolean isPublic) {
    return isPublic ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
  }

  /**
   * How a method of the core is called here: plainly, or past a handler or an accessor of that
   * name.
   */
  CodeBlock core(String method) {
    boolean hidden =
        handlers.stream().anyMatch(h -> h.method().name().equals(method))
            || fences.stream()
                .flatMap(f -> f.readable().stream())
                .anyMatch(field -> field.name().equals(method));
    return CodeBlock.of(hidden ? "super.$N" : "$N", method);
  }

  /**
   * The glue class.
   *
   * @param name its name, in the driver's package
   * @param isPublic whether the driver can be named by everybody
   * @param typeVariables those of the driver
   * @param annotations what compilers and tools want to see on it
   * @param taken simple names that mean something else inside it
   * @param importJavaLang whether the package has a type named like one of {@code java.lang}
   * @param origins what the file is made from
   */
  record Header(
      ClassName name,
      boolean isPublic,
      List<TypeVariableName> typeVariables,
      List<AnnotationSpec> annotations,
      Set<String> taken,
      boolean importJavaLang,
      List<Element> origins) {}

  /**
   * The driver.
   *
   * @param type as the glue holds it
   * @param raw as static members and documentation name it
   * @param name the name the core shows
   * @param timestamps whether its fences are stamped
   * @param oneSubmitter whether it creates and closes in order
   */
  record DriverType(
      TypeName type, ClassName raw, String name, boolean timestamps, boolean oneSubmitter) {

    /** {@code Outer.RingDriver}. */
    String simpleName() {
      return String.join(".", raw.simpleNames());
    }

    /** What a method is called on, where {@code names} are in scope. */
    CodeBlock receiver(DriverMethod method, Set<String> names) {
      if (method.isStatic()) {
        return CodeBlock.of("$T", raw);
      }
      return CodeBlock.of(names.contains("driver") ? "this.driver" : "driver");
    }
  }

  /** A method of the driver. */
  record DriverMethod(String name, boolean isStatic) {}

  /**
   * The driver's external lock.
   *
   * @param object the expression that gives the lock, or the object whose monitor it is
   * @param kind which of the two
   */
  record ExternalLock(CodeBlock object, LockRef.Kind kind) {}

  /**
   * A fence class that carries a payload.
   *
   * @param type the class with its own type variables
   * @param typeVariables those variables
   * @param isPublic whether everybody can name the class
   * @param written what {@code signal} writes: inherited fields first, then in source order
   * @param readable the fields that get an accessor: not those that a superclass has one for
   */
  record PayloadFence(
      TypeName type,
      List<TypeVariableName> typeVariables,
      boolean isPublic,
      List<PayloadField> written,
      List<PayloadField> readable) {}

  /**
   * A field published by signal.
   *
   * @param parameter its name and its type as seen from the fence class
   * @param erased its type, erased, as signatures are compared
   * @param resultAnnotations what its declaration says of null, where a method may say it
   * @param isPublic whether everybody can name its type
   */
  record PayloadField(
      ParameterSpec parameter,
      String erased,
      List<AnnotationSpec> resultAnnotations,
      boolean isPublic) {

    String name() {
      return parameter.name();
    }

    TypeName type() {
      return parameter.type();
    }
  }

  /**
   * An interrupt handler.
   *
   * @param method the driver's method
   * @param isPublic whether all types in its signature are public
   * @param typeVariables its own
   * @param result return type
   * @param resultAnnotations what the declaration says of null
   * @param parameters as declared, without annotations other than those that speak of null
   * @param isVarargs whether the last one is
   * @param suppressed lints its signature would raise again in the glue
   */
  record Handler(
      DriverMethod method,
      boolean isPublic,
      List<TypeVariableName> typeVariables,
      TypeName result,
      List<AnnotationSpec> resultAnnotations,
      List<ParameterSpec> parameters,
      boolean isVarargs,
      List<String> suppressed) {}
}
