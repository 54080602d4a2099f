package dev.palisade.processor.naming;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.palisade.processor.fact.Anchor;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.fact.TypeNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * One compilation unit: what its trees mean, and where they are.
 *
 * <p>The compiler tells only where a tree starts; of {@code list.stream().map(f)} that is {@code
 * list} for both calls. A place is where a reader looks, and where the compiler's own messages
 * point: a method's name, or the dot before it. It is searched in the text from where the receiver
 * ends at the earliest.
 */
public class SourceFile {
  private final CompilationUnitTree unit;
  private final Trees trees;
  private final TreeAnchor.Maker anchors;
  private final SourcePositions positions;
  private final TreePath root;
  private final String name;
  private @Nullable String text;

  public SourceFile(CompilationUnitTree unit, Trees trees, TreeAnchor.Maker anchors) {
    this.unit = unit;
    this.trees = trees;
    this.anchors = anchors;
    this.positions = trees.getSourcePositions();
    this.root = new TreePath(unit);
    String path = unit.getSourceFile().getName();
    this.name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  /** What a tree declares or refers to; null if the compiler could not resolve it. */
  public @Nullable Element element(Tree tree) {
    return trees.getElement(new TreePath(root, tree));
  }

  /**
   * Whether the compiler could make a class; not if it has no name, or the name of another, after
   * which errors the compiler may go on.
   */
  public static boolean isMade(TypeElement type) {
    return type.asType().getKind() == TypeKind.DECLARED
        && !TypeNames.isNameless(type.getSimpleName());
  }

  /**
   * The method that a call on this object, or of a type, always runs; null if there may be more.
   */
  public @Nullable MethodTree fixed(MethodInvocationTree call) {
    ExpressionTree select = call.getMethodSelect();
    if (!(element(select) instanceof ExecutableElement method)) {
      return null;
    }
    boolean isOwn =
        select instanceof IdentifierTree
            || ((MemberSelectTree) select).getExpression().toString().equals("this");
    Set<Modifier> of = method.getModifiers();
    boolean isFixed =
        of.contains(Modifier.STATIC)
            || (isOwn && (of.contains(Modifier.PRIVATE) || of.contains(Modifier.FINAL)));
    return isFixed ? trees.getTree(method) : null;
  }

  /** Type of an expression; null if the compiler could not find it. */
  public @Nullable TypeMirror type(Tree expression) {
    return trees.getTypeMirror(new TreePath(root, expression));
  }

  /** Whether the value of an expression is an array. */
  public boolean isArray(ExpressionTree expression) {
    TypeMirror type = type(expression);
    return type != null && type.getKind() == TypeKind.ARRAY;
  }

  /** Type of what a {@code try} closes. */
  public @Nullable TypeMirror typeOfResource(Tree resource) {
    return resource instanceof VariableTree && element(resource) instanceof VariableElement v
        ? v.asType()
        : type(resource);
  }

  /** The variables, no fields, that expressions are made from, and what is no such thing. */
  Set<Object> variables(List<? extends Tree> expressions) {
    Set<Object> found = new HashSet<>();
    expressions.forEach(each -> variables(each, found));
    return found;
  }

  private void variables(Tree tree, Set<Object> into) {
    if (tree instanceof IdentifierTree name) {
      if (element(name) instanceof VariableElement variable && !variable.getKind().isField()) {
        into.add(variable);
      }
    } else if (tree instanceof MemberSelectTree select) {
      variables(select.getExpression(), into);
    } else if (tree instanceof MethodInvocationTree call) {
      variables(call.getMethodSelect(), into);
      into.addAll(variables(call.getArguments()));
    } else if (tree instanceof BinaryTree binary) {
      variables(binary.getLeftOperand(), into);
      variables(binary.getRightOperand(), into);
    } else if (tree instanceof ParenthesizedTree inner) {
      variables(inner.getExpression(), into);
    } else if (!(tree instanceof LiteralTree)) {
      into.add(tree);
    }
  }

  /** The name that a tree is, or that it ends with; null if it is none. */
  public static @Nullable Name name(@Nullable Tree tree) {
    return tree instanceof IdentifierTree identifier
        ? identifier.getName()
        : tree instanceof MemberSelectTree select ? select.getIdentifier() : null;
  }

  /** What a call is made on, if that is written down, without parentheses. */
  public static @Nullable ExpressionTree receiver(MethodInvocationTree call) {
    ExpressionTree on =
        call.getMethodSelect() instanceof MemberSelectTree select ? select.getExpression() : null;
    while (on instanceof ParenthesizedTree same) {
      on = same.getExpression();
    }
    return on;
  }

  /** What a lambda calls that gives a lock back and does nothing else; null of others. */
  static @Nullable MemberSelectTree unlock(LambdaExpressionTree lambda) {
    List<? extends StatementTree> statements =
        lambda.getBody() instanceof BlockTree block ? block.getStatements() : List.of();
    Tree body = statements.size() == 1 ? statements.get(0) : lambda.getBody();
    return (body instanceof ExpressionStatementTree only ? only.getExpression() : body)
                instanceof MethodInvocationTree call
            && call.getArguments().isEmpty()
            && call.getMethodSelect() instanceof MemberSelectTree select
            && select.getIdentifier().contentEquals("unlock")
        ? select
        : null;
  }

  /** Whether an expression is {@code super}, perhaps of a type around. */
  public static boolean isSuper(@Nullable ExpressionTree expression) {
    Name name = name(expression);
    return name != null && name.contentEquals("super");
  }

  /** All assignments in a tree. */
  public static List<AssignmentTree> assignments(Tree in) {
    List<AssignmentTree> all = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void p) {
        all.add(tree);
        return super.visitAssignment(tree, null);
      }
    }.scan(in, null);
    return all;
  }

  /** Whether a constructor leaves the fields to another one: it calls {@code this(...)}. */
  public static boolean callsAnother(MethodTree constructor) {
    BlockTree body = constructor.getBody();
    for (StatementTree each : body == null ? List.<StatementTree>of() : body.getStatements()) {
      if (each instanceof ExpressionStatementTree statement
          && statement.getExpression() instanceof MethodInvocationTree call
          && call.getMethodSelect() instanceof IdentifierTree name
          && name.getName().contentEquals("this")) {
        return true;
      }
    }
    return false;
  }

  /** The whole file. */
  public CompilationUnitTree unit() {
    return unit;
  }

  /** Where a tree starts. */
  public Place start(Tree tree) {
    return place(tree, positions.getStartPosition(unit, tree));
  }

  /** Where a call names its method. */
  public Place call(MethodInvocationTree call) {
    ExpressionTree select = call.getMethodSelect();
    return select instanceof MemberSelectTree member ? place(select, dot(member)) : start(select);
  }

  /** Where a declaration has its name, which is the first such word after some position. */
  public Place declaration(Tree declaration, Tree after, String declared) {
    long start = Math.max(positions.getStartPosition(unit, declaration), end(after));
    long found = word(declared, start);
    return place(declaration, found < 0 ? positions.getStartPosition(unit, declaration) : found);
  }

  private Place place(Tree tree, long position) {
    LineMap lines = unit.getLineMap();
    Anchor anchor = anchors.at(tree, unit, position);
    return position < 0 || lines == null
        ? new Place(name, 0, 0, anchor)
        : new Place(
            name,
            (int) lines.getLineNumber(position),
            (int) lines.getColumnNumber(position),
            anchor);
  }

  private long dot(MemberSelectTree select) {
    long named = word(select.getIdentifier().toString(), end(select.getExpression()));
    if (named < 0) {
      return positions.getStartPosition(unit, select);
    }
    String source = text();
    for (int i = (int) named - 1; i >= 0; i--) {
      if (source.charAt(i) == '.') {
        return i;
      }
    }
    return named;
  }

  /** A position that is not after the end of a tree, and as near to it as can be had. */
  private long end(Tree tree) {
    long exact = positions.getEndPosition(unit, tree);
    if (exact >= 0) {
      return exact;
    }
    if (tree instanceof MemberSelectTree select) {
      return end(select.getExpression()) + 1 + select.getIdentifier().length();
    }
    if (tree instanceof MethodInvocationTree call) {
      return end(last(call.getMethodSelect(), call.getArguments())) + 1;
    }
    if (tree instanceof NewClassTree creation) {
      Tree body = creation.getClassBody();
      return end(body != null ? body : last(creation.getIdentifier(), creation.getArguments()));
    }
    if (tree instanceof LambdaExpressionTree lambda) {
      return end(lambda.getBody());
    }
    long start = positions.getStartPosition(unit, tree);
    if (tree instanceof IdentifierTree identifier) {
      return start + identifier.getName().length();
    }
    return tree instanceof LiteralTree literal && literal.getValue() instanceof String string
        ? start + string.length()
        : start;
  }

  private static Tree last(Tree first, List<? extends Tree> others) {
    return others.isEmpty() ? first : others.get(others.size() - 1);
  }

  private long word(String word, long from) {
    if (word.isEmpty()) {
      return -1;
    }
    String source = text();
    for (int i = source.indexOf(word, (int) Math.max(from, 0));
        i >= 0;
        i = source.indexOf(word, i + 1)) {
      if (!isPart(source, i - 1) && !isPart(source, i + word.length())) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isPart(String source, int at) {
    return at >= 0 && at < source.length() && Character.isJavaIdentifierPart(source.charAt(at));
  }

  private String text() {
    String known = text;
    if (known == null) {
      try {
        known = unit.getSourceFile().getCharContent(true).toString();
      } catch (IOException | UnsupportedOperationException e) {
        known = "";
      }
      text = known;
    }
    return known;
  }
}
