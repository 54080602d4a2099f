package dev.palisade.processor.naming;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Name;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Elements of arrays, lists and maps that are chosen by constants and by nothing else: {@code
 * locks[READ]} and {@code locks[WRITE]} are then as good as two fields.
 *
 * <p>By names alone, since a class may be asked about before the compiler has resolved it: a
 * constant is a literal, or what is named as one, or the ordinal of such. The file of the field is
 * all that is looked at.
 */
final class ConstantElements {
  private final Trees trees;
  private final Map<Element, Set<Name>> known = new HashMap<>();

  ConstantElements(Trees trees) {
    this.trees = trees;
  }

  /**
   * The constant that chooses an element of a field; empty if no constant does, or not always.
   *
   * @param from the class where it does
   */
  String of(Element field, TypeElement from, List<? extends ExpressionTree> by) {
    String constant = constant(by);
    Element file = constant.isEmpty() ? null : top(field);
    return file == null || !file.equals(top(from)) || isOther(field, file) ? "" : constant;
  }

  private static String constant(List<? extends ExpressionTree> by) {
    ExpressionTree index = by.isEmpty() ? null : by.get(0);
    if (index instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals("ordinal")) {
      return constant(List.of(select.getExpression()));
    }
    return index instanceof LiteralTree literal
        ? matching("[\\w.-]+", literal.getValue())
        : matching("[A-Z][A-Z0-9_]*", SourceFile.name(index));
  }

  private static String matching(String pattern, @Nullable Object text) {
    return String.valueOf(text).matches(pattern) ? String.valueOf(text) : "";
  }

  /** Whether the name of a field stands for something else, too, than for such elements. */
  private boolean isOther(Element field, Element file) {
    Set<Name> others = known.get(file);
    if (others == null) {
      Mentions mentions = new Mentions();
      mentions.scan(trees.getTree(file), null);
      others = mentions.others;
      known.put(file, others);
    }
    return others.contains(field.getSimpleName());
  }

  private static Element top(Element element) {
    Element around = element.getEnclosingElement();
    return around == null || around instanceof PackageElement ? element : top(around);
  }

  /** Finds the names that are used in other ways. */
  private static final class Mentions extends TreeScanner<@Nullable Void, @Nullable Void> {
    final Set<Name> others = new HashSet<>();
    private final Map<Name, Boolean> literal = new HashMap<>();

    @Override
    public @Nullable Void visitArrayAccess(ArrayAccessTree tree, @Nullable Void p) {
      chosen(tree.getExpression(), List.of(tree.getIndex()));
      return scan(tree.getIndex(), null);
    }

    @Override
    public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void p) {
      ExpressionTree target = tree.getVariable();
      if (target instanceof ArrayAccessTree element && name(element.getExpression()) != null) {
        scan(element.getIndex(), null); // Filled, perhaps in a loop.
      } else if (name(target) == null || SourceFile.name(tree.getExpression()) != null) {
        scan(target, null); // Others may have what is assigned.
      }
      return scan(tree.getExpression(), null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void p) {
      List<? extends ExpressionTree> arguments = tree.getArguments();
      ExpressionTree select = tree.getMethodSelect();
      ExpressionTree on = SourceFile.receiver(tree);
      switch (String.valueOf(on == null || name(on) == null ? null : SourceFile.name(select))) {
        case "get", "getOrDefault", "computeIfAbsent" -> chosen(on, arguments);
        case "put", "putIfAbsent", "add", "size", "containsKey" -> {}
        default -> scan(select, null);
      }
      return scan(arguments, null);
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void p) {
      if (tree.getIdentifier().contentEquals("length") && name(tree.getExpression()) != null) {
        return null;
      }
      others.add(tree.getIdentifier());
      return super.visitMemberSelect(tree, null);
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void p) {
      others.add(tree.getName());
      return null;
    }

    /** The name of a variable that may be a field of this object, or of its type. */
    private static @Nullable Name name(@Nullable Tree tree) {
      return tree instanceof IdentifierTree
              || (tree instanceof MemberSelectTree select
                  && select.getExpression() instanceof IdentifierTree)
          ? SourceFile.name(tree)
          : null;
    }

    private void chosen(@Nullable ExpressionTree container, List<? extends ExpressionTree> by) {
      Name name = name(container);
      if (name == null) {
        scan(container, null);
      } else if (constant(by).isEmpty() || isMixed(name, by.get(0) instanceof LiteralTree)) {
        others.add(name);
      }
    }

    /** Of literals and names, two may be equal. */
    private boolean isMixed(Name name, boolean isLiteral) {
      Boolean before = literal.putIfAbsent(name, isLiteral);
      return before != null && before != isLiteral;
    }
  }
}
