package dev.palisade.processor.check.path;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import java.util.List;
import java.util.regex.Pattern;

/** What frees what. There is no type for it, so names must do. */
public final class Frees {
  private static final Pattern NAME =
      Pattern.compile(
          "(close|free|release|destroy|dispose|m?unmap|dealloc(ate)?|recycle|reclaim|unload|delete"
              + "|discard|giveBack|tear[dD]own)([A-Z]\\w*)?");
  private static final Pattern GIVE = Pattern.compile("(add|offer|push|put)(First|Last)?");
  private static final Pattern POOL = Pattern.compile("(?i).*(pool|free|spare|cache|recycl).*");
  private static final Pattern NOT_MEMORY =
      Pattern.compile("java\\.(util|lang|lang\\.invoke|lang\\.reflect|io\\.Print.*)\\.(?!Auto).*");

  private Frees() {}

  /** What a call frees: its receiver, or else what it is given. */
  public static List<? extends ExpressionTree> freedBy(MethodInvocationTree call, Unit unit) {
    MethodSymbol method = ASTHelpers.getSymbol(call);
    ExpressionTree receiver = ASTHelpers.getReceiver(call);
    String name = method.name.toString();
    boolean given = call.getArguments().stream().anyMatch(a -> !(a instanceof LiteralTree));
    if (FenceCall.of(call, unit.state) != null) {
      return List.of();
    }
    if (given && GIVE.matcher(name).matches() && receiver != null) {
      return POOL.matcher(receiver.toString()).matches() ? call.getArguments() : List.of();
    }
    if (!isFree(method)) {
      return List.of();
    }
    if (given) {
      return call.getArguments();
    }
    // What ends by handing something out is no resource of its own.
    Type result = method.getReturnType();
    boolean ends = result.isPrimitiveOrVoid();
    return receiver == null || !ends ? List.of() : List.of(receiver);
  }

  /** Whether a method frees something, by its name. */
  static boolean isFree(Symbol method) {
    return NAME.matcher(method.name).matches()
        && !NOT_MEMORY.matcher(method.owner.getQualifiedName()).matches();
  }

  /** Whether an assignment forgets what the variable held. */
  public static boolean forgets(AssignmentTree tree) {
    return tree.getExpression().getKind() == Tree.Kind.NULL_LITERAL;
  }
}
