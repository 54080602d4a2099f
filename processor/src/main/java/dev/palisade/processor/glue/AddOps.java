package dev.palisade.processor.glue;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.palisade.processor.fact.Contract.Op;
import dev.palisade.processor.fact.LockRef.Kind;
import dev.palisade.processor.glue.GlueModel.DriverMethod;
import dev.palisade.processor.glue.GlueModel.ExternalLock;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import javax.lang.model.element.Modifier;

/** What the core asks of the driver: a direct call an op, and the driver's lock. */
final class AddOps implements GlueGenerator.Step {
  /** A member type of the superclass: in scope by its simple name, whatever the package holds. */
  private static final ClassName LOCKED_SECTION = ClassName.get("", "LockedSection");

  @Override
  public void addTo(TypeSpec.Builder glue, GlueModel model) {
    model.ops().forEach((op, method) -> glue.addMethod(op(model, op, method)));
    if (model.externalLock() != null) {
      glue.addMethod(underExternalLock(model.externalLock()));
    }
  }

  private static MethodSpec op(GlueModel model, Op op, DriverMethod method) {
    CodeBlock callee = callee(model, method);
    // No switch: it would take a class of its own.
    if (op == Op.ENABLE_SIGNALING) {
      return ofFence("enableSignaling", TypeName.BOOLEAN)
          .addComment("On first interest, at most once a fence.")
          .addStatement("return $L(fence)", callee)
          .build();
    }
    if (op == Op.CHECK_SIGNALED) {
      return ofFence("checkSignaled", TypeName.BOOLEAN)
          .addComment("A poll: once true, true for good.")
          .addStatement("return $L(fence)", callee)
          .build();
    }
    if (op == Op.TIMELINE_NAME) {
      return override("timelineName", ClassName.get(String.class))
          .addComment("Only while the driver is attached; a fixed text follows.")
          .addStatement("return $L()", callee)
          .build();
    }
    if (op == Op.SET_DEADLINE) {
      return ofFence("setDeadline", TypeName.VOID)
          .addParameter(TypeName.LONG, "nanos")
          .addComment("A hint, which may race with the signal.")
          .addStatement("$L(fence, nanos)", callee)
          .build();
    }
    if (op == Op.RELEASE) {
      return ofFence("release", TypeName.VOID)
          .addComment("The last call for this fence: no op on it runs or will.")
          .addStatement("$L(fence)", callee)
          .build();
    }
    throw new IllegalArgumentException("the core calls no " + op);
  }

  private static CodeBlock callee(GlueModel model, DriverMethod method) {
    return CodeBlock.of("$L.$N", model.driver().receiver(method, Set.of()), method.name());
  }

  private static MethodSpec.Builder ofFence(String name, TypeName result) {
    return override(name, result).addParameter(GlueGenerator.DRIVER_FENCE, "fence");
  }

  private static MethodSpec.Builder override(String name, TypeName result) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(result);
  }

  private static MethodSpec underExternalLock(ExternalLock lock) {
    return override("underExternalLock", TypeName.BOOLEAN)
        .addParameter(LOCKED_SECTION, "section")
        .addParameter(GlueGenerator.DRIVER_FENCE, "fence")
        .addParameter(TypeName.LONG, "argument")
        .addComment("The lock that orders the core's own step with the driver's code.")
        .addCode(
            lock.kind() == Kind.MONITOR ? synchronizedOn(lock.object()) : locking(lock.object()))
        .build();
  }

  private static CodeBlock synchronizedOn(CodeBlock monitor) {
    return CodeBlock.builder()
        .beginControlFlow("synchronized ($L)", monitor)
        .addStatement("return section.run(fence, argument)")
        .endControlFlow()
        .build();
  }

  private static CodeBlock locking(CodeBlock lock) {
    return CodeBlock.builder()
        .addStatement("$T lock = $L", Lock.class, lock)
        .addStatement("lock.lock()")
        .beginControlFlow("try")
        .addStatement("return section.run(fence, argument)")
        .nextControlFlow("finally")
        .addStatement("lock.unlock()")
        .endControlFlow()
        .build();
  }
}
