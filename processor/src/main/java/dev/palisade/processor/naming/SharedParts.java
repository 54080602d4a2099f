package dev.palisade.processor.naming;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.palisade.processor.element.ElementNames;
import dev.palisade.processor.element.Hierarchy;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockFacts;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.flow.Returned;
import dev.palisade.processor.naming.Aliases.Alias;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Objects that a class makes for its final fields and gives what it has itself: after {@code final
 * Part part = new Part(lock)}, whose constructor keeps what it is given, {@code part.lock} and
 * {@code lock} are one.
 */
public final class SharedParts {
  private static final String UNLESS_REASSIGNED = "?";

  private final Aliases aliases;
  private final ElementNames names;
  private final Hierarchy hierarchy;
  private final Map<TypeElement, Map<String, Map<FieldId, ObjectPath>>> known = new HashMap<>();

  SharedParts(Aliases aliases, ElementNames names, Hierarchy hierarchy) {
    this.aliases = aliases;
    this.names = names;
    this.hierarchy = hierarchy;
  }

  /** What the part in a field has from the object whose field it is, by the fields of the part. */
  Map<FieldId, ObjectPath> of(TypeElement type, String field) {
    return known.getOrDefault(type, Map.of()).getOrDefault(field, Map.of());
  }

  /** Looks at a class; the fields that keep what constructors are given are added to aliases. */
  void collect(TypeElement type, ClassTree tree, Map<String, Alias> into) {
    List<MethodTree> constructors = new ArrayList<>();
    for (Tree member : tree.getMembers()) {
      if (member instanceof MethodTree method
          && method.getReturnType() == null
          && method.getBody() != null) {
        constructors.add(method);
      }
    }
    constructors.forEach(each -> keep(type, each, into));
    constructors.forEach(each -> keep(type, each, into)); // Who calls a later one knows it by now.
    int components = type.getRecordComponents().size();
    for (int i = 0; i < components; i++) {
      String name = type.getRecordComponents().get(i).getSimpleName().toString();
      put(into, LockFacts.parameter(i, components), aliases.member(Alias.SELF, type, name));
    }
    Map<String, Map<FieldId, ObjectPath>> shared = new HashMap<>();
    known.put(type, shared);
    for (Tree member : tree.getMembers()) {
      if (member instanceof VariableTree field
          && field.getModifiers().getFlags().contains(Modifier.FINAL)) {
        shared.put(field.getName().toString(), shares(type, field, constructors, into));
      }
    }
  }

  /**
   * The fields that keep what constructors of a type are given, by {@link LockFacts#parameter}, and
   * those whose locks getters return or other fields hold; behind the name of such a one there is a
   * space and which view of the lock it is, or none if the lock is static.
   *
   * @param given the fields that are not final and never hold anything else
   */
  public static Map<String, FieldId> kept(Map<String, Alias> found, Set<FieldId> given) {
    Map<String, FieldId> kept = new HashMap<>();
    found.forEach(
        (name, alias) -> {
          boolean isFinal = name.startsWith("<init>");
          if (isFinal
              || (name.startsWith(UNLESS_REASSIGNED) && given.contains(alias.fields().get(0)))) {
            kept.put(isFinal ? name : name.substring(1), alias.fields().get(0));
          } else if (isOfLock(name, alias)) {
            boolean isPlain = alias.type() == null && alias.view() == null;
            kept.put(isPlain ? name : name + ' ' + alias.view(), last(alias));
          }
        });
    return kept;
  }

  /** A lock of this object, or of one around it. */
  private static boolean isOfLock(String name, Alias alias) {
    int before = alias.fields().size() - 2;
    return (name.endsWith("()") || name.indexOf('(') < 0)
        && before >= -1
        && (before < 0 || alias.fields().get(before).isOuter())
        && last(alias).mayBeLock()
        && !last(alias).isOpen();
  }

  private static FieldId last(Alias alias) {
    return alias.fields().get(alias.fields().size() - 1);
  }

  /** The getters of a type that have no body: they stand for what an override returns. */
  void open(TypeElement type, Map<String, Alias> into) {
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (method.getModifiers().contains(Modifier.ABSTRACT)
          && method.getParameters().isEmpty()
          && method.getReturnType() instanceof DeclaredType) {
        FieldId open = FieldId.of(names.method(method), names.type(method.getReturnType()));
        if (open.mayBeLock()) {
          into.put(method.getSimpleName() + "()", new Alias(null, List.of(open), null));
        }
      }
    }
  }

  private static void put(Map<String, Alias> into, String key, @Nullable Alias alias) {
    if (alias != null) {
      into.merge(key, alias, (one, other) -> one.equals(other) ? one : null);
    }
  }

  /** The parameters that a constructor puts into final fields, or hands on to one that does. */
  private void keep(TypeElement type, MethodTree constructor, Map<String, Alias> into) {
    List<? extends VariableTree> parameters = constructor.getParameters();
    int all = parameters.size();
    for (StatementTree statement : constructor.getBody().getStatements()) {
      ExpressionTree does =
          statement instanceof ExpressionStatementTree each ? each.getExpression() : null;
      if (does instanceof AssignmentTree assignment) {
        int index = parameterOf(parameters, assignment.getExpression());
        VariableElement field = hierarchy.field(type, fieldOf(assignment.getVariable()));
        if (index >= 0 && field != null) {
          boolean isFinal = field.getModifiers().contains(Modifier.FINAL);
          String name = field.getSimpleName().toString();
          String key = LockFacts.parameter(index, all);
          put(
              into,
              isFinal ? key : UNLESS_REASSIGNED + key,
              aliases.member(Alias.SELF, type, name));
        }
      } else if (does instanceof MethodInvocationTree call) {
        Map<String, Alias> theirs = other(call, type, into);
        for (int i = 0; i < call.getArguments().size(); i++) {
          int index = parameterOf(parameters, call.getArguments().get(i));
          Alias field = theirs.get(LockFacts.parameter(i, call.getArguments().size()));
          put(into, LockFacts.parameter(index, all), index < 0 ? null : field);
        }
      }
    }
  }

  /** What is known of the constructor that is called: of the class itself or the one above. */
  private Map<String, Alias> other(
      MethodInvocationTree call, TypeElement type, Map<String, Alias> own) {
    String name = call.getMethodSelect().toString();
    TypeElement above = name.equals("super") ? ElementNames.element(type.getSuperclass()) : null;
    return name.equals("this") ? own : above == null ? Map.of() : aliases.of(above);
  }

  /** Which parameter an expression is, or a check of it that returns it; -1 if none. */
  private static int parameterOf(List<? extends VariableTree> all, ExpressionTree value) {
    ExpressionTree plain =
        value instanceof MethodInvocationTree call && Returned.isCheck(call)
            ? call.getArguments().get(0)
            : value;
    for (int i = 0; i < all.size(); i++) {
      if (plain instanceof IdentifierTree same && same.getName().equals(all.get(i).getName())) {
        return i;
      }
    }
    return -1;
  }

  /** What the part in a field has, whichever constructor makes it. */
  private Map<FieldId, ObjectPath> shares(
      TypeElement type, VariableTree field, List<MethodTree> constructors, Map<String, Alias> own) {
    if (field.getInitializer() != null) {
      return shares(type, field, field.getInitializer(), List.of(), own);
    }
    Map<FieldId, ObjectPath> all = null;
    for (MethodTree constructor : constructors) {
      if (!SourceFile.callsAnother(constructor)) {
        ExpressionTree made = assignedIn(constructor.getBody(), field.getName().toString());
        Map<FieldId, ObjectPath> one = shares(type, field, made, constructor.getParameters(), own);
        if (all == null) {
          all = one;
        }
        all.entrySet().retainAll(one.entrySet());
      }
    }
    return all == null ? Map.of() : all;
  }

  private Map<FieldId, ObjectPath> shares(
      TypeElement type,
      VariableTree field,
      @Nullable ExpressionTree value,
      List<? extends VariableTree> parameters,
      Map<String, Alias> own) {
    Map<FieldId, ObjectPath> same = new HashMap<>();
    if (!(value instanceof NewClassTree made)) {
      return same;
    }
    VariableElement declared = hierarchy.field(type, field.getName());
    TypeElement part = declared == null ? null : ElementNames.element(declared.asType());
    if (part != null && isName(made.getIdentifier(), part)) {
      ObjectPath self = ObjectPath.self(names.type(type));
      if (made.getEnclosingExpression() == null
          && !part.getModifiers().contains(Modifier.STATIC)
          && part.getEnclosingElement() instanceof TypeElement outer) {
        ObjectPath around =
            ClassScope.of(type, names).nearest(each -> hierarchy.lineage(each).contains(outer));
        if (around != null) {
          same.put(FieldId.outer(names.type(outer)), around);
        }
      }
      int all = made.getArguments().size();
      for (int i = 0; i < all; i++) {
        ExpressionTree argument = made.getArguments().get(i);
        int index = parameterOf(parameters, argument);
        Alias inside = aliases.of(part).get(LockFacts.parameter(i, all));
        Alias outside =
            index < 0
                ? aliases.parse(argument, type)
                : own.get(LockFacts.parameter(index, parameters.size()));
        if (inside != null && outside != null && outside.view() == null) {
          same.put(inside.fields().get(0), outside.of(self).object());
        }
      }
    }
    return same;
  }

  /** Whether a type in use is the one of this name, whatever it is qualified with. */
  private static boolean isName(Tree tree, Element type) {
    Tree plain = tree instanceof ParameterizedTypeTree generic ? generic.getType() : tree;
    return type.getSimpleName().equals(SourceFile.name(plain));
  }

  static @Nullable ExpressionTree assignedIn(BlockTree body, String field) {
    for (StatementTree statement : body.getStatements()) {
      if (statement instanceof ExpressionStatementTree expression
          && expression.getExpression() instanceof AssignmentTree assignment
          && fieldOf(assignment.getVariable()).equals(field)) {
        return assignment.getExpression();
      }
    }
    return null;
  }

  /** Name of the field of this object that an assignment goes to, as far as one can see. */
  private static String fieldOf(ExpressionTree target) {
    return target instanceof IdentifierTree identifier
        ? identifier.getName().toString()
        : target instanceof MemberSelectTree select && isThis(select.getExpression())
            ? select.getIdentifier().toString()
            : "";
  }

  static boolean isThis(ExpressionTree expression) {
    return expression instanceof IdentifierTree identifier
        && identifier.getName().contentEquals("this");
  }
}
