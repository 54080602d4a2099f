package dev.palisade.processor.check.life;

import com.google.errorprone.VisitorState;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import dev.palisade.processor.check.path.FenceCall;
import dev.palisade.processor.check.path.Parts;
import dev.palisade.processor.check.path.Unit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a job: the fields of its fence, or of the object that holds its fence, and the
 * buffers they refer to. Not what an object merely knows: its driver, a lock, a counter.
 */
final class Jobs {
  private static final Pattern FREES =
      Pattern.compile(
          "close|free|release|recycle|unmap|clear|destroy|dispose|reset|delete|unlock\\w+|giveBack"
              + "|(free|release|recycle|destroy|dispose|unmap)[A-Z]\\w*");

  private static final Pattern HARMLESS =
      Pattern.compile("length|capacity|hashCode|equals|toString|getClass|name|ordinal");

  /** Types of what is filled and drained, by their qualified names. */
  private static final Pattern BUFFERS =
      Pattern.compile(
          "java\\.nio\\.\\w*Buffer|java\\.lang\\.StringBu\\w+|java\\.lang\\.foreign\\.MemorySegment"
              + "|java\\.util\\.(\\w*(List|Map|Set|Queue|Deque|Collection|Vector|Stack)|BitSet)");

  private static final String CONCURRENT = "java.util.concurrent.";
  private static final String RUNTIME = "dev.palisade.runtime";

  private final VisitorState state;

  /** Fields of this file that are assigned after construction, and that hold what was made here. */
  private final Set<Symbol> assigned = new HashSet<>();

  private final Set<Symbol> made = new HashSet<>();
  private final Set<Symbol> declared = new HashSet<>();

  /** Learns what a file says of its fields. */
  Jobs(Unit unit) {
    this.state = unit.state;
    Set<Tree> construction = new HashSet<>();
    for (Tree each : unit.parts()) {
      if (each instanceof MethodTree method) {
        List<Tree> body = Parts.of(method.getBody());
        if (ASTHelpers.getSymbol(method).isConstructor()) {
          construction.addAll(body);
        } else {
          construction.removeAll(body);
        }
      }
      read(each, construction.contains(each));
    }
  }

  private void read(Tree tree, boolean construction) {
    Symbol changed = Parts.assigned(tree);
    if (tree instanceof VariableTree variable
        && Expressions.isField(ASTHelpers.getSymbol(variable))) {
      declared.add(ASTHelpers.getSymbol(variable));
      holds(ASTHelpers.getSymbol(variable), variable.getInitializer());
    } else if (changed != null && !construction) {
      assigned.add(changed);
    } else if (tree instanceof AssignmentTree assignment) {
      holds(changed, assignment.getExpression());
    }
  }

  private void holds(@Nullable Symbol field, @Nullable ExpressionTree value) {
    if (field != null && (value instanceof NewClassTree || value instanceof NewArrayTree)) {
      made.add(field);
    }
  }

  /** Whether a method of this name gives back what it is called on or with. */
  static boolean frees(String method) {
    return FREES.matcher(method).matches();
  }

  static boolean isHarmless(String method) {
    return HARMLESS.matcher(method).matches();
  }

  /** Whether to read, or to write, this field is to touch the job. */
  boolean isState(VarSymbol field, boolean write) {
    if (ASTHelpers.isStatic(field)
        || FenceCall.isIn(RUNTIME, field)
        || (FenceCall.isFence(field.type, state) && !isLink(field))
        || ASTHelpers.hasAnnotation(field, "dev.palisade.annotations.PublishedBySignal", state)) {
      return false;
    }
    boolean constant =
        (field.flags() & (Flags.FINAL | Flags.VOLATILE)) != 0
            || (declared.contains(field) && !assigned.contains(field));
    return write
        || (!constant && !field.type.tsym.getQualifiedName().toString().startsWith(CONCURRENT));
  }

  /** Whether a fence leads to another: not a job to its fence, which outlives it. */
  private boolean isLink(VarSymbol field) {
    return FenceCall.isFence(field.owner.type, state);
  }

  /** Whether what this field refers to belongs to the object too. */
  boolean owns(VarSymbol field) {
    String type = field.type.tsym.getQualifiedName().toString();
    boolean shared =
        type.startsWith(CONCURRENT)
            || FenceCall.isIn("java.lang", field.type.tsym)
            || FenceCall.isIn(RUNTIME, field.type.tsym);
    return field.type.getKind() == TypeKind.ARRAY
        || BUFFERS.matcher(type).matches()
        || (made.contains(field) && !shared);
  }

  /** Whether an object that holds a fence in this field is the fence's job, and not its driver. */
  boolean isOfJob(Object field, Value holder) {
    if (field instanceof Symbol.MethodSymbol) {
      return true;
    }
    if (!(field instanceof VarSymbol fence) || !(fence.owner instanceof Symbol.ClassSymbol owner)) {
      return false;
    }
    boolean driver =
        ASTHelpers.hasAnnotation(owner, "dev.palisade.annotations.FenceDriver", state)
            || FenceCall.isTimeline(owner.type, state);
    long fences =
        ASTHelpers.getEnclosedElements(owner).stream()
            .filter(
                each ->
                    each.getKind() == ElementKind.FIELD
                        && FenceCall.isDriverFence(each.type, state))
            .count();
    boolean lasting = !holder.equals(Value.THIS) || (fence.flags() & Flags.FINAL) != 0;
    return !driver && fences == 1 && lasting;
  }
}
