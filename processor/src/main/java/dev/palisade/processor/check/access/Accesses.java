package dev.palisade.processor.check.access;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import dev.palisade.processor.check.path.Parts;
import dev.palisade.processor.check.path.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Which variable a call or a name accesses, and how. */
final class Accesses {
  private static final String ATOMIC = "java.util.concurrent.atomic.Atomic";

  private final Unit unit;
  private final Map<Symbol, Symbol> handles = new HashMap<>();

  Accesses(Unit unit) {
    this.unit = unit;
  }

  /** What a call accesses; null if it accesses nothing by itself. */
  @Nullable Access of(MethodInvocationTree call) {
    ExpressionTree receiver = ASTHelpers.getReceiver(call);
    Symbol holder = receiver == null ? null : ASTHelpers.getSymbol(receiver);
    if (!(holder instanceof VarSymbol) || holder.getKind() != ElementKind.FIELD) {
      return null;
    }
    String owner = ASTHelpers.getSymbol(call).owner.getQualifiedName().toString();
    String name = ASTHelpers.getSymbol(call).name.toString();
    List<? extends ExpressionTree> arguments = call.getArguments();
    ExpressionTree last = arguments.isEmpty() ? null : arguments.get(arguments.size() - 1);
    boolean handle = owner.equals("java.lang.invoke.VarHandle");
    boolean updater = owner.startsWith(ATOMIC) && owner.endsWith("FieldUpdater");
    if (handle || updater) {
      return ofHandle(call, holder, handle ? Mode.PLAIN : Mode.VOLATILE, last);
    }
    // What changes which atomic variable it names is no name of one: the nodes of a list.
    boolean fixed = holder.getModifiers().contains(Modifier.FINAL);
    if (!owner.startsWith(ATOMIC) || (!fixed && unit.assignedTo(holder).size() > 1)) {
      return null;
    }
    Mode read = Mode.of(name, Mode.VOLATILE, false);
    Mode write = Mode.of(name, Mode.VOLATILE, true);
    boolean array = owner.endsWith("Array");
    String on = array && !arguments.isEmpty() ? "[" + arguments.get(0) + "]" : on(receiver);
    return read == null && write == null
        ? null
        : new Access(call, holder, array, read, write, plain(last), on, true);
  }

  private @Nullable Access ofHandle(
      MethodInvocationTree call, Symbol handle, Mode bare, @Nullable ExpressionTree last) {
    String method = ASTHelpers.getSymbol(call).name.toString();
    Mode read = Mode.of(method, bare, false);
    Mode write = Mode.of(method, bare, true);
    if (read == null && write == null) {
      return null;
    }
    ExpressionTree first = call.getArguments().isEmpty() ? null : call.getArguments().get(0);
    Symbol field = field(handle);
    Symbol array = field == null && first != null ? ASTHelpers.getSymbol(first) : null;
    boolean element = array instanceof VarSymbol && array.getKind() == ElementKind.FIELD;
    Symbol variable = field != null ? field : element && array != null ? array : handle;
    String on =
        first == null || (last == first && write != null) ? "" : element ? on(first) : name(first);
    if (field == null) {
      on += call.getArguments().size() > 1 ? "[" + call.getArguments().get(1) + "]" : "";
    }
    return new Access(call, variable, element, read, write, plain(last), on, true);
  }

  private static @Nullable ExpressionTree plain(@Nullable ExpressionTree value) {
    return value instanceof TypeCastTree cast ? plain(cast.getExpression()) : value;
  }

  /** The field that a handle or updater is for; null if it is of arrays, or unknown. */
  private @Nullable Symbol field(Symbol handle) {
    if (!handles.containsKey(handle)) {
      Symbol found = null;
      for (ExpressionTree made : unit.assignedTo(handle)) {
        found = found != null ? found : named(made, handle.owner);
      }
      handles.put(handle, found);
    }
    return handles.get(handle);
  }

  /** The field that a string names, of the class before it or of the one around. */
  private static @Nullable Symbol named(ExpressionTree made, Symbol around) {
    Symbol type = around;
    Symbol found = null;
    for (Tree each : Parts.of(made)) {
      if (each instanceof MemberSelectTree select
          && select.getIdentifier().contentEquals("class")
          && found == null) {
        Symbol named = ASTHelpers.getSymbol(select.getExpression());
        type = named != null && type == around ? named : type;
      } else if (each instanceof LiteralTree literal && literal.getValue() instanceof String name) {
        Symbol field = member(type, name);
        found = field != null ? field : member(around, name);
      }
    }
    return found;
  }

  private static @Nullable Symbol member(Symbol type, String name) {
    for (Symbol each : ASTHelpers.getEnclosedElements(type)) {
      if (each.getKind() == ElementKind.FIELD && each.name.contentEquals(name)) {
        return each;
      }
    }
    return null;
  }

  /** A read of a field by its name, or of an array's element; null if threads cannot share it. */
  @Nullable Access read(ExpressionTree tree) {
    return of(tree, true, false, null);
  }

  /** A write, or if {@code reads} also a read before it. */
  @Nullable Access write(ExpressionTree tree, boolean reads, @Nullable ExpressionTree value) {
    return of(tree, reads, true, value);
  }

  private @Nullable Access of(
      ExpressionTree tree, boolean reads, boolean writes, @Nullable ExpressionTree value) {
    boolean element = tree instanceof ArrayAccessTree;
    ExpressionTree name =
        ASTHelpers.stripParentheses(tree instanceof ArrayAccessTree a ? a.getExpression() : tree);
    Symbol field =
        name instanceof IdentifierTree || name instanceof MemberSelectTree
            ? ASTHelpers.getSymbol(name)
            : null;
    if (!(field instanceof VarSymbol)
        || field.getKind() != ElementKind.FIELD
        || (!element && field.getModifiers().contains(Modifier.FINAL))) {
      return null;
    }
    boolean is = !element && field.getModifiers().contains(Modifier.VOLATILE);
    Mode mode = is ? Mode.VOLATILE : Mode.PLAIN;
    String on = on(name) + (tree instanceof ArrayAccessTree a ? "[" + a.getIndex() + "]" : "");
    return new Access(
        tree, field, element, reads ? mode : null, writes ? mode : null, value, on, false);
  }

  private String on(Tree name) {
    return name instanceof MemberSelectTree select
            && !select.getExpression().toString().equals("this")
            && ASTHelpers.getSymbol(select.getExpression()) instanceof VarSymbol
        ? name(select.getExpression())
        : "";
  }

  /** What an object is called in {@link Access#on}. */
  String name(ExpressionTree object) {
    Symbol symbol = ASTHelpers.getSymbol(object);
    boolean parameter =
        symbol != null
            && symbol.getKind() == ElementKind.PARAMETER
            && unit.assignedTo(symbol).isEmpty();
    return object.toString().equals("this") ? "" : (parameter ? "@" : "") + object;
  }
}
