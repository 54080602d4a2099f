package dev.palisade.processor.glue;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.palisade.processor.glue.GlueModel.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** For each interrupt handler: a method that the completion thread may call. */
final class AddInterruptHandlers implements GlueGenerator.Step {
  @Override
  public void addTo(TypeSpec.Builder glue, GlueModel model) {
    model.handlers().forEach(handler -> glue.addMethod(method(model, handler)));
  }

  private static MethodSpec method(GlueModel model, Handler handler) {
    NameAllocator names = new NameAllocator();
    handler.parameters().forEach(parameter -> names.newName(parameter.name()));
    String escaped = names.newName("escaped");
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(handler.method().name())
            .addModifiers(GlueModel.visibility(model.header().isPublic() && handler.isPublic()))
            .addJavadoc(Prose.ofMember(comment(model, handler)))
            .addTypeVariables(handler.typeVariables())
            .addAnnotations(handler.resultAnnotations())
            .returns(handler.result())
            .addParameters(handler.parameters())
            .varargs(handler.isVarargs());
    if (!handler.suppressed().isEmpty()) {
      method.addAnnotation(GlueModelReader.suppress(handler.suppressed()));
    }
    return method
        .addCode(
            "// Until the exit, to wait for a fence throws here, and close() waits for us (HB7).\n")
        .addStatement("$L()", model.core("enterInterrupt"))
        .beginControlFlow("try")
        .addStatement(call(model, handler))
        .nextControlFlow("catch ($T $N)", Throwable.class, escaped)
        .addCode("// Nothing may unwind into native code: who waits for a fence gets it instead.\n")
        .addStatement("$L($N)", model.core("failPending"), escaped)
        .addCode(otherwise(handler.result()))
        .nextControlFlow("finally")
        .addStatement("$L()", model.core("exitInterrupt"))
        .endControlFlow()
        .build();
  }

  private static CodeBlock call(GlueModel model, Handler handler) {
    Set<String> scope =
        handler.parameters().stream().map(ParameterSpec::name).collect(Collectors.toSet());
    CodeBlock arguments =
        handler.parameters().stream()
            .map(parameter -> CodeBlock.of("$N", parameter))
            .collect(CodeBlock.joining(",$W"));
    return CodeBlock.of(
        "$L$L.$N($L)",
        handler.result().equals(TypeName.VOID) ? "" : "return ",
        model.driver().receiver(handler.method(), scope),
        handler.method().name(),
        arguments);
  }

  /** What the device gets when there is nothing to return. */
  private static CodeBlock otherwise(TypeName result) {
    return result.equals(TypeName.VOID)
        ? CodeBlock.of("")
        : CodeBlock.of("return $L;\n", noResult(result));
  }

  private static String noResult(TypeName result) {
    if (!result.isPrimitive()) {
      return "null";
    }
    return result.equals(TypeName.BOOLEAN) ? "false" : "0";
  }

  private static List<String> comment(GlueModel model, Handler handler) {
    List<String> comment = new ArrayList<>();
    comment.add(
        ("Runs {@link %s#%s} as an interrupt, for the completion thread to call. Nothing it throws"
                + " goes further: the pending fences fail with it.")
            .formatted(model.driver().simpleName(), handler.method().name()));
    handler
        .typeVariables()
        .forEach(
            variable -> comment.add("@param <%s> as in the driver".formatted(variable.name())));
    handler
        .parameters()
        .forEach(
            parameter -> comment.add("@param %s as in the driver".formatted(parameter.name())));
    if (!handler.result().equals(TypeName.VOID)) {
      comment.add(
          "@return what the handler returns; {@code %s} if it threw"
              .formatted(noResult(handler.result())));
    }
    return comment;
  }
}
