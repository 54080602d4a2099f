package dev.palisade.processor.check;

import static com.google.errorprone.BugPattern.LinkType.CUSTOM;
import static com.google.errorprone.BugPattern.SeverityLevel.ERROR;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.fixes.SuggestedFix;
import com.google.errorprone.fixes.SuggestedFixes;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.VariableTree;
import dev.palisade.processor.check.access.Access;
import dev.palisade.processor.check.access.Mode;
import dev.palisade.processor.check.access.Shapes;
import dev.palisade.processor.check.access.Weak;
import dev.palisade.processor.check.path.Unit;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Finds an access that is too weak for what it publishes, or for what it is to see: of a {@code
 * VarHandle}, a field updater, an atomic variable, or by name beside one of these.
 *
 * <p>Two methods of one file are taken together, so a finding names both sides. The fix takes the
 * weakest mode that suffices; for a field accessed by name it declares the field volatile.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "An access is too weak for what it publishes",
    severity = ERROR,
    linkType = CUSTOM,
    link = "README.md#WeakPublication")
public final class WeakPublication extends UnitCheck {
  private static final long serialVersionUID = 1L;

  @Override
  boolean applies(CompilationUnitTree tree, VisitorState state) {
    for (ImportTree each : tree.getImports()) {
      String line = String.valueOf(state.getSourceForNode(each));
      if (line.contains("java.lang.invoke.") || line.contains("concurrent.atomic.")) {
        return true;
      }
    }
    return false;
  }

  @Override
  void check(Unit unit) {
    VisitorState state = unit.state;
    for (Weak each : new Shapes(unit).find()) {
      String message = state.getSourceForNode(each.access().tree()) + ": " + each.why();
      report(state, each.access().tree(), message, fix(each, unit));
    }
  }

  private static @Nullable SuggestedFix fix(Weak weak, Unit unit) {
    Access access = weak.access();
    if (weak.need() == Mode.PLAIN) {
      return null;
    }
    if (access.tree() instanceof MethodInvocationTree call && access.named()) {
      return SuggestedFixes.renameMethodInvocation(call, stronger(call, weak.need()), unit.state);
    }
    VariableTree declaration = unit.declaration(access.variable());
    return declaration == null || access.element()
        ? null
        : SuggestedFixes.addModifiers(declaration, unit.state, Modifier.VOLATILE).orElse(null);
  }

  private static String stronger(MethodInvocationTree call, Mode need) {
    String name = ASTHelpers.getSymbol(call).name.toString();
    boolean handle = ASTHelpers.getSymbol(call).owner.name.contentEquals("VarHandle");
    if (name.equals("lazySet") || name.matches("set(Plain|Opaque|Release)?")) {
      return need == Mode.ORDERED ? "setRelease" : handle ? "setVolatile" : "set";
    }
    if (name.matches("get(Plain|Opaque|Acquire)?")) {
      return need == Mode.ORDERED ? "getAcquire" : handle ? "getVolatile" : "get";
    }
    return name.replaceFirst("(Plain|Acquire|Release)$", "");
  }
}
