package dev.palisade.processor.check;

import static com.google.errorprone.BugPattern.LinkType.CUSTOM;
import static com.google.errorprone.BugPattern.SeverityLevel.ERROR;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.source.tree.CompilationUnitTree;
import dev.palisade.processor.check.access.Shapes;
import dev.palisade.processor.check.path.Finding;
import dev.palisade.processor.check.path.Unit;
import java.util.regex.Pattern;

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

  /** A file without any of these accesses nothing with a mode. */
  private static final Pattern MODES =
      Pattern.compile("VarHandle|Atomic|Opaque|Acquire|Release|Volatile|Plain|lazySet");

  @Override
  boolean applies(CompilationUnitTree tree, VisitorState state) {
    return MODES.matcher(state.getSourceCode()).find();
  }

  @Override
  Iterable<Finding> find(Unit unit) {
    return new Shapes(unit).find();
  }
}
