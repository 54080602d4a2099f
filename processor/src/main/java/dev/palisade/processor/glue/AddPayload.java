package dev.palisade.processor.glue;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.palisade.processor.glue.GlueModel.PayloadFence;
import dev.palisade.processor.glue.GlueModel.PayloadField;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * For each fence class with a payload: {@code signal}, which writes the payload between claim and
 * publish, and an accessor a field, which reads it behind the matching acquire.
 */
final class AddPayload implements GlueGenerator.Step {
  @Override
  public void addTo(TypeSpec.Builder glue, GlueModel model) {
    for (PayloadFence fence : model.fences()) {
      glue.addMethod(signal(model, fence));
      for (PayloadField field : fence.readable()) {
        glue.addMethod(accessor(model, fence, field));
      }
    }
  }

  private static MethodSpec signal(GlueModel model, PayloadFence fence) {
    String fenceName = fenceName(fence);
    MethodSpec.Builder signal =
        MethodSpec.methodBuilder("signal")
            .addModifiers(visibility(model, fence, fence.written()))
            .addJavadoc(Prose.ofMember(signalComment(fence, fenceName)))
            .addTypeVariables(fence.typeVariables())
            .returns(TypeName.BOOLEAN)
            .addParameter(fence.type(), fenceName)
            .addParameters(fence.written().stream().map(PayloadField::parameter).toList())
            .beginControlFlow("if (!$L($N))", model.core("claim"), fenceName)
            .addCode("return false; // another signaler won, and the fields are its to write\n")
            .endControlFlow()
            .addComment("Only the winner of the claim writes, so plain writes do.");
    for (PayloadField field : fence.written()) {
      signal.addStatement("$N.$N = $N", fenceName, field.name(), field.name());
    }
    return signal
        .addComment(
            "A release: who finds the fence signaled with its payload sees these writes (HB2).")
        .addStatement("return $L($N)", model.core("publish"), fenceName)
        .build();
  }

  private static List<String> signalComment(PayloadFence fence, String fenceName) {
    List<String> comment = new ArrayList<>();
    comment.add(
        "Signals {@code %s} with its payload, which is readable from then on."
            .formatted(fenceName));
    comment.add("@param %s the fence".formatted(fenceName));
    for (PayloadField field : fence.written()) {
      comment.add("@param %1$s what {@code %1$s} will give".formatted(field.name()));
    }
    addTypeParameters(fence, comment);
    comment.add(
        "@return whether this call signaled the fence; {@code false} if another signaler, a failure"
            + " or {@link #close()} came first, and then this payload is never seen");
    return comment;
  }

  private static MethodSpec accessor(GlueModel model, PayloadFence fence, PayloadField field) {
    List<String> comment = new ArrayList<>();
    comment.add("The {@code %s} that {@code fence} was signaled with.".formatted(field.name()));
    comment.add("@param fence a fence that has been signaled");
    addTypeParameters(fence, comment);
    comment.add("@return the payload");
    comment.add(
        "@throws IllegalStateException if the fence is pending, has failed, or was signaled without");
    return MethodSpec.methodBuilder(field.name())
        .addModifiers(visibility(model, fence, List.of(field)))
        .addJavadoc(Prose.ofMember(comment))
        .addTypeVariables(fence.typeVariables())
        .addAnnotations(field.resultAnnotations())
        .returns(field.type())
        .addParameter(fence.type(), "fence")
        .addCode(
            CodeBlock.of(
                "$L(fence); // an acquire, which pairs with publish; or it throws (HB2)\n",
                model.core("requirePayload")))
        .addStatement("return fence.$N", field.name())
        .build();
  }

  private static Modifier[] visibility(
      GlueModel model, PayloadFence fence, List<PayloadField> fields) {
    return GlueModel.visibility(
        model.header().isPublic()
            && fence.isPublic()
            && fields.stream().allMatch(PayloadField::isPublic));
  }

  private static void addTypeParameters(PayloadFence fence, List<String> comment) {
    fence
        .typeVariables()
        .forEach(variable -> comment.add("@param <%s> as in the fence".formatted(variable.name())));
  }

  /** {@code fence}, unless a field has that name. */
  private static String fenceName(PayloadFence fence) {
    NameAllocator names = new NameAllocator();
    fence.written().forEach(field -> names.newName(field.name()));
    return names.newName("fence");
  }
}
