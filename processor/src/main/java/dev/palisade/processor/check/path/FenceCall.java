package dev.palisade.processor.check.path;

import com.google.errorprone.VisitorState;
import com.google.errorprone.suppliers.Supplier;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The calls that mean something to a fence: those of the core, and of the glue, which is a {@code
 * Timeline} or any method without a body that looks like one of its methods.
 */
public enum FenceCall {
  /** {@code fence.signal()}. */
  SIGNAL,
  /** {@code fence.signal(error)}. */
  FAIL,
  /** The glue's {@code signal(fence, payload...)}, and {@code publish}. */
  SIGNAL_PAYLOAD,
  /** The consumer's side: the same object. */
  FENCE,
  IS_SIGNALED,
  IS_DONE,
  STATUS,
  ERROR,
  AWAIT,
  AWAIT_DONE,
  ENABLE_SIGNALING,
  ADD_CALLBACK,
  REMOVE_CALLBACK,
  /** Any other question to a fence. */
  OTHER,
  /** Of a timeline, like {@link #CLOSE}. */
  QUIESCE,
  CLOSE;

  private static final String RUNTIME = "dev.palisade.runtime.";

  private static final Supplier<Boolean> KNOWN =
      VisitorState.memoize(s -> s.getTypeFromString(RUNTIME + "Fence") != null);

  /** What a call, or what a method reference refers to, means to a fence; null if nothing. */
  public static @Nullable FenceCall of(ExpressionTree call, VisitorState state) {
    if (!(ASTHelpers.getSymbol(call) instanceof MethodSymbol method) || method.isStatic()) {
      return null;
    }
    String name = method.getSimpleName().toString();
    List<VarSymbol> parameters = method.getParameters();
    if (isFence(method.owner.type, state)) {
      return isIn("dev.palisade.runtime", method) ? ofFence(name, parameters.isEmpty()) : null;
    }
    boolean glue =
        method.getModifiers().contains(Modifier.ABSTRACT) || isTimeline(method.owner.type, state);
    if (!glue) {
      return null;
    }
    if (parameters.isEmpty()) {
      boolean timeline = isTimeline(ASTHelpers.getReceiverType(call), state);
      return name.equals("quiesce") ? QUIESCE : timeline && name.equals("close") ? CLOSE : null;
    }
    boolean signals = name.equals("signal") || name.equals("publish");
    return signals && isDriverFence(parameters.get(0).type, state) ? SIGNAL_PAYLOAD : null;
  }

  private static FenceCall ofFence(String name, boolean noArgument) {
    return switch (name) {
      case "signal" -> noArgument ? SIGNAL : FAIL;
      case "fence" -> FENCE;
      case "isSignaled" -> IS_SIGNALED;
      case "isDone" -> IS_DONE;
      case "status" -> STATUS;
      case "error" -> ERROR;
      case "await" -> AWAIT;
      case "awaitDone" -> AWAIT_DONE;
      case "enableSignaling" -> ENABLE_SIGNALING;
      case "addCallback" -> ADD_CALLBACK;
      case "removeCallback" -> REMOVE_CALLBACK;
      default -> OTHER;
    };
  }

  /** Whether this compilation knows fences. */
  public static boolean areKnown(VisitorState state) {
    return KNOWN.get(state);
  }

  /** Whether this waits until nothing of a timeline runs any more. */
  boolean ends() {
    return this == QUIESCE || this == CLOSE;
  }

  /** Whether this signals a fence. */
  public boolean signals() {
    return compareTo(SIGNAL_PAYLOAD) <= 0;
  }

  /** The fence that a call is about; null if it is about a timeline or about {@code this}. */
  public @Nullable ExpressionTree fence(MethodInvocationTree call) {
    return this == SIGNAL_PAYLOAD ? call.getArguments().get(0) : ASTHelpers.getReceiver(call);
  }

  /** Whether a value of this type can signal. */
  public static boolean isDriverFence(@Nullable Type type, VisitorState state) {
    return is("DriverFence", type, state);
  }

  /** Whether this is a fence, of whichever side. */
  public static boolean isFence(@Nullable Type type, VisitorState state) {
    return is("Fence", type, state);
  }

  /** Whether this is the core's own kind of callback. */
  public static boolean isCallback(@Nullable Type type, VisitorState state) {
    return is("FenceCallback", type, state);
  }

  /** Whether a class, or a member of one, is of this package; by its name, in any Error Prone. */
  public static boolean isIn(String where, Symbol symbol) {
    Symbol type = symbol instanceof ClassSymbol ? symbol : symbol.owner;
    String name = type.getQualifiedName().toString();
    return name.startsWith(where + ".") && Character.isUpperCase(name.charAt(where.length() + 1));
  }

  /** Whether this is the glue, or what it extends. */
  public static boolean isTimeline(@Nullable Type type, VisitorState state) {
    return is("Timeline", type, state);
  }

  private static boolean is(String name, @Nullable Type type, VisitorState state) {
    Type known = type == null ? null : state.getTypeFromString(RUNTIME + name);
    return known != null && ASTHelpers.isSubtype(type, known, state);
  }
}
