package dev.palisade.processor.glue;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.palisade.processor.glue.GlueModel.DriverType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The class comment, the driver, and what the core must know from the start. */
final class AddConstructor implements GlueGenerator.Step {
  private static final ClassName FENCE_OP = ClassName.get("dev.palisade.runtime", "FenceOp");

  @Override
  public void addTo(TypeSpec.Builder glue, GlueModel model) {
    DriverType driver = model.driver();
    glue.addJavadoc(Prose.ofClass(classComment(model)));
    glue.addField(driver.type(), "driver", Modifier.PRIVATE, Modifier.FINAL);
    glue.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(GlueModel.visibility(model.header().isPublic()))
            .addJavadoc(
                Prose.ofMember(
                    List.of(
                        "Serves {@code driver}, which must stay usable until {@link #close()} has"
                            + " returned.",
                        "@param driver the driver that the core calls through this object")))
            .addParameter(driver.type(), "driver")
            .addStatement(superclass(model))
            .addStatement("this.driver = driver")
            .build());
  }

  private static List<String> classComment(GlueModel model) {
    String driver = model.driver().simpleName();
    List<String> comment = new ArrayList<>();
    comment.add(
        "The fences of {@link %s}: makes them, signals them, and stands between the driver and the core."
            .formatted(driver));
    comment.add(
        "Written by Palisade from the annotations of {@code %s}. {@link #create()} gives a pending fence. {@link #close()} cancels what is still pending and returns when nothing of the driver runs any more, no op, no handler and no callback: only then may the driver free what its device uses."
            .formatted(driver));
    for (TypeVariableName variable : model.header().typeVariables()) {
      comment.add("@param <%s> as in {@link %s}".formatted(variable.name(), driver));
    }
    return comment;
  }

  private static CodeBlock superclass(GlueModel model) {
    List<String> ops = ops(model);
    // On one line as long as it fits.
    int width = model.driver().name().length() + String.join(", FenceOp.", ops).length();
    String call = width < 44 ? "super($S, $L, $L)" : "super(\n$S,\n$L,\n$L)";
    String flags = "/* timestamps= */ " + model.driver().timestamps();
    if (model.driver().oneSubmitter()) {
      flags += ", /* oneSubmitter= */ true";
    }
    return CodeBlock.of(call, model.driver().name(), set(ops, width < 75), flags);
  }

  /** What this class overrides: the core never calls the others. */
  private static List<String> ops(GlueModel model) {
    Stream<String> ops = model.ops().keySet().stream().map(Enum::name);
    Stream<String> lock = model.externalLock() == null ? Stream.of() : Stream.of("EXTERNAL_LOCK");
    return Stream.concat(ops, lock).toList();
  }

  private static CodeBlock set(List<String> ops, boolean onOneLine) {
    CodeBlock names =
        ops.stream()
            .map(op -> CodeBlock.of("$T.$L", FENCE_OP, op))
            .collect(CodeBlock.joining(onOneLine ? ", " : ",\n", onOneLine ? "" : "\n", ""));
    return CodeBlock.of("$T.of($>$>$L$<$<)", Set.class, names);
  }
}
