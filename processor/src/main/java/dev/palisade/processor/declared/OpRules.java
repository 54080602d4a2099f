package dev.palisade.processor.declared;

import dev.palisade.processor.fact.Contract.ExecutionContext;
import dev.palisade.processor.fact.Contract.Op;
import dev.palisade.processor.mark.Mark;
import dev.palisade.processor.mark.Model;
import dev.palisade.processor.mark.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * What a method must be to be an op: in a driver, of the right signature, callable by the glue, and
 * good for the context that the core or the device calls it in.
 */
final class OpRules {
  private final Model model;
  private final Problems problems;

  OpRules(Model model, Problems problems) {
    this.model = model;
    this.problems = problems;
  }

  /**
   * A signature.
   *
   * @param result as a source writes it
   * @param parameters as a source writes them
   */
  private record Signature(String result, List<String> parameters) {
    String of(Element method) {
      return result + " " + method.getSimpleName() + "(" + String.join(", ", parameters) + ")";
    }
  }

  private static final Map<Op, Signature> SIGNATURES =
      Map.of(
          Op.ENABLE_SIGNALING, new Signature("boolean", List.of("DriverFence")),
          Op.CHECK_SIGNALED, new Signature("boolean", List.of("DriverFence")),
          Op.TIMELINE_NAME, new Signature("String", List.of()),
          Op.SET_DEADLINE, new Signature("void", List.of("DriverFence", "long")),
          Op.RELEASE, new Signature("void", List.of("DriverFence")));

  /** The op that an annotation makes of its method. */
  static Optional<Op> op(Mark mark) {
    for (Op op : Op.values()) {
      if (op.annotation().equals(mark.name())) {
        return Optional.of(op);
      }
    }
    return Optional.empty();
  }

  /** The op a method is; empty if it is none, or is one wrongly, which is reported. */
  Optional<Op> read(ExecutableElement method, List<Mark> marks) {
    List<Mark> opMarks = marks.stream().filter(mark -> op(mark).isPresent()).toList();
    if (opMarks.isEmpty()) {
      return Optional.empty();
    }
    opMarks.stream().skip(1).forEach(second -> reportTwoOps(opMarks.get(0), second));
    Mark mark = opMarks.get(0);
    Op op = op(mark).orElseThrow();
    boolean good = isInDriver(mark, op) && isCallable(mark, op) && hasSignature(method, mark, op);
    checkContext(mark, op, marks);
    return good ? Optional.of(op) : Optional.empty();
  }

  private void reportTwoOps(Mark first, Mark second) {
    problems.malformed(
        second.anchor(),
        first.on().getSimpleName() + " is both @" + first.name() + " and @" + second.name(),
        "let one of two methods call the other");
  }

  private boolean isInDriver(Mark mark, Op op) {
    Element type = Model.around(mark.on());
    if (op == Op.INTERRUPT_HANDLER || isOfDrivers(type)) {
      return true;
    }
    problems.malformed(
        mark.anchor(),
        "@"
            + mark.name()
            + " "
            + mark.on().getSimpleName()
            + " is an op outside a driver: nobody calls it",
        "make " + type.getSimpleName() + " a @FenceDriver, or move the op to one");
    return false;
  }

  /** A driver, or what only drivers below it can be: they inherit its ops. */
  private static boolean isOfDrivers(Element type) {
    return Mark.find(type, "FenceDriver").isPresent()
        || type.getKind().isInterface()
        || Model.has(type, Modifier.ABSTRACT);
  }

  private boolean isCallable(Mark mark, Op op) {
    Element type = Model.around(mark.on());
    boolean inDriver =
        op == Op.INTERRUPT_HANDLER ? Mark.find(type, "FenceDriver").isPresent() : isOfDrivers(type);
    if (inDriver && Model.has(mark.on(), Modifier.PRIVATE)) {
      problems.malformed(
          mark.anchor(),
          "@"
              + mark.name()
              + " "
              + mark.on().getSimpleName()
              + " is private: the glue cannot call it",
          "leave private out");
      return false;
    }
    if (op != Op.INTERRUPT_HANDLER && Model.has(mark.on(), Modifier.STATIC)) {
      problems.malformed(
          mark.anchor(),
          "@" + mark.name() + " " + mark.on().getSimpleName() + " is static: an op is one driver's",
          "leave static out");
      return false;
    }
    return true;
  }

  private boolean hasSignature(ExecutableElement method, Mark mark, Op op) {
    Signature wanted = SIGNATURES.get(op);
    if (wanted == null) {
      return true;
    }
    if (!isWanted(method, wanted)) {
      problems.malformed(
          mark.anchor(),
          "@"
              + mark.name()
              + " must be "
              + wanted.of(method)
              + ", not "
              + signature(method).of(method),
          null);
      return false;
    }
    return throwsNothingChecked(method, mark);
  }

  private Signature signature(ExecutableElement method) {
    return new Signature(
        model.show(method.getReturnType()),
        method.getParameters().stream().map(p -> model.show(p.asType())).toList());
  }

  private boolean isWanted(ExecutableElement method, Signature wanted) {
    List<? extends VariableElement> parameters = method.getParameters();
    if (!is(method.getReturnType(), wanted.result())
        || parameters.size() != wanted.parameters().size()) {
      return false;
    }
    for (int i = 0; i < parameters.size(); i++) {
      if (!is(parameters.get(i).asType(), wanted.parameters().get(i))) {
        return false;
      }
    }
    return true;
  }

  /** A type that does not resolve passes: the compiler reports it. */
  private boolean is(TypeMirror type, String wanted) {
    TypeKind kind = type.getKind();
    return kind == TypeKind.ERROR
        || switch (wanted) {
          case "boolean" -> kind == TypeKind.BOOLEAN;
          case "long" -> kind == TypeKind.LONG;
          case "void" -> kind == TypeKind.VOID;
          case "String" -> model.names().type(type).equals("java.lang.String");
          default -> model.isExactlyDriverFence(type);
        };
  }

  private boolean throwsNothingChecked(ExecutableElement method, Mark mark) {
    for (TypeMirror thrown : method.getThrownTypes()) {
      boolean unchecked =
          model.isBroken(thrown)
              || model.isA(thrown, Set.of("java.lang.RuntimeException", "java.lang.Error"));
      if (!unchecked) {
        problems.malformed(
            mark.anchor(),
            "@"
                + mark.name()
                + " "
                + method.getSimpleName()
                + " throws the checked "
                + model.show(thrown)
                + ", and the core has nobody to hand it to",
            "catch it, and fail the fence with it");
        return false;
      }
    }
    return true;
  }

  /** Ops are entered in {@code ATOMIC}, handlers in {@code INTERRUPT}: neither may block. */
  private void checkContext(Mark mark, Op op, List<Mark> marks) {
    ExecutionContext entered =
        op == Op.INTERRUPT_HANDLER ? ExecutionContext.INTERRUPT : ExecutionContext.ATOMIC;
    String subject = "@" + mark.name() + " " + mark.on().getSimpleName();
    for (Mark other : marks) {
      switch (other.name()) {
        case "Blocks", "WaitsFor" ->
            problems.report(
                Problems.BLOCKING,
                other.anchor(),
                subject
                    + " runs in "
                    + entered
                    + ", where nothing may block, but is @"
                    + other.name(),
                "hand the blocking part to a thread of its own");
        case "Reclaims" ->
            problems.report(
                op == Op.INTERRUPT_HANDLER ? Problems.RECLAIM : Problems.BLOCKING,
                other.anchor(),
                op == Op.INTERRUPT_HANDLER
                    ? subject + " is a signaling path, but may wait for fences: it is @Reclaims"
                    : subject + " runs in ATOMIC, where nothing may block, but is @Reclaims",
                "take what it needs when the fence is created");
        case "RunsIn" -> checkRunsIn(other, subject, entered);
        default -> {}
      }
    }
  }

  private void checkRunsIn(Mark runsIn, String subject, ExecutionContext entered) {
    var allowed = ContractReader.contexts(runsIn);
    if (!allowed.isEmpty() && !allowed.contains(entered)) {
      problems.report(
          Problems.VARIANCE,
          runsIn.anchor(),
          subject + " is called in " + entered + ", but its @RunsIn does not allow that",
          "add " + entered + " to @RunsIn, or leave @RunsIn out: what an op runs in is known");
    }
  }
}
