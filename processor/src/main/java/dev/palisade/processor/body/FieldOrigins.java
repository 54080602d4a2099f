package dev.palisade.processor.body;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.palisade.processor.element.ElementNames;
import dev.palisade.processor.element.JdkCollections;
import dev.palisade.processor.fact.LockFacts.Trait;
import dev.palisade.processor.naming.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Where the objects in the fields of a class come from, as its initialisers and constructors show.
 *
 * <p>Only statements at the top of a constructor count, and all constructors that do not call
 * another one must agree.
 */
final class FieldOrigins {
  private static final Set<String> SELF_LOCKING =
      Set.of("java.util.Vector", "java.util.Stack", "java.util.Hashtable");

  /** Of a package's own field it is assumed that only its source file assigns it. */
  private static final Set<Modifier> SEEN_ELSEWHERE = Set.of(Modifier.PUBLIC, Modifier.PROTECTED);

  private static final String MAP_OF_BINS = "java.util.concurrent.ConcurrentHashMap";
  private static final String SEMAPHORE = "java.util.concurrent.Semaphore";

  private final SourceFile source;
  private final ElementNames names;
  private final List<MethodTree> constructors = new ArrayList<>();
  private List<? extends Tree> members = List.of();
  private @Nullable Set<Name> reassigned;
  private @Nullable Set<Name> computing;

  FieldOrigins(SourceFile source, ElementNames names) {
    this.source = source;
    this.names = names;
  }

  /** Tells {@code found} what is known of the fields of a class. */
  void of(ClassTree tree, BiConsumer<VariableElement, Trait> found) {
    members = tree.getMembers();
    for (Tree member : tree.getMembers()) {
      if (member instanceof MethodTree method
          && method.getName().contentEquals("<init>")
          && method.getBody() != null
          && !SourceFile.callsAnother(method)) {
        constructors.add(method);
      }
    }
    for (Tree member : tree.getMembers()) {
      if (member instanceof VariableTree field
          && source.element(field) instanceof VariableElement element) {
        List<ExpressionTree> values = values(field);
        if (all(
            element.asType().getKind() == TypeKind.ARRAY ? elements(tree, field, element) : values,
            this::isOnePermit)) {
          found.accept(element, Trait.ONE_PERMIT);
        } else if (all(values, this::isOneThread)) {
          found.accept(element, Trait.ONE_THREAD);
        } else if (all(values, value -> isSynchronized(value, names.type(element.asType())))) {
          found.accept(element, Trait.SYNCHRONIZED);
        } else if (all(values, value -> typeName(value).equals(MAP_OF_BINS)) && computes(element)) {
          found.accept(element, Trait.BINS);
        } else if ((all(values, this::isParameter) || isComponent(tree, field, values))
            && isKept(element)) {
          found.accept(element, Trait.GIVEN);
        }
        if (element.getModifiers().contains(Modifier.FINAL)
            && !element.getModifiers().contains(Modifier.STATIC)
            && names.field(element).mayBeLock()
            && all(values, v -> v instanceof NewClassTree)) {
          found.accept(element, Trait.OWN);
        }
        boolean given = all(values, this::isGivenElements) && isKept(element);
        if ((given && !isReassigned(element)) || isFilledOnce(field, element)) {
          found.accept(element, Trait.GIVEN_ELEMENTS);
        }
      }
    }
  }

  /**
   * Whether it is a field of a record that no constructor assigns: each is given a value for it.
   */
  private static boolean isComponent(
      ClassTree tree, VariableTree field, List<ExpressionTree> values) {
    return tree.getKind() == Tree.Kind.RECORD
        && values.isEmpty()
        && !field.getModifiers().getFlags().contains(Modifier.STATIC);
  }

  /** Whether nothing but what constructors assign, and what is stateless, is ever in a field. */
  private boolean isKept(VariableElement field) {
    if (field.getModifiers().contains(Modifier.FINAL)) {
      return true;
    }
    return Collections.disjoint(field.getModifiers(), SEEN_ELSEWHERE) && !isReassigned(field);
  }

  /** Whether something of the name, or an element of it, is assigned outside constructors. */
  private boolean isReassigned(VariableElement field) {
    Set<Name> known = reassigned;
    if (known == null) {
      known = new HashSet<>();
      reassigned = known;
      findReassigned(known);
    }
    return known.contains(field.getSimpleName());
  }

  private void findReassigned(Set<Name> found) {
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMethod(MethodTree method, @Nullable Void p) {
        return method.getReturnType() == null ? null : super.visitMethod(method, null);
      }

      @Override
      public @Nullable Void visitAssignment(AssignmentTree assignment, @Nullable Void p) {
        if (!isStateless(assignment.getExpression())) {
          ExpressionTree assigned = assignment.getVariable();
          ExpressionTree variable =
              assigned instanceof ArrayAccessTree element ? element.getExpression() : assigned;
          Name name = SourceFile.name(variable);
          if (name != null) {
            found.add(name);
          }
        }
        return super.visitAssignment(assignment, null);
      }
    }.scan(source.unit(), null);
  }

  /** Null, or a constant that stands for "no longer needed". */
  private boolean isStateless(ExpressionTree value) {
    ExpressionTree plain = value instanceof TypeCastTree cast ? cast.getExpression() : value;
    Element element = source.element(plain);
    return plain.getKind() == Tree.Kind.NULL_LITERAL
        || (element != null
            && element.getKind() == ElementKind.FIELD
            && element.getModifiers().contains(Modifier.STATIC)
            && element.getModifiers().contains(Modifier.FINAL));
  }

  private static boolean all(List<ExpressionTree> values, Predicate<ExpressionTree> is) {
    return !values.isEmpty() && values.stream().allMatch(is);
  }

  /** What a field is first assigned, on each way to make an object; empty if that is not known. */
  private List<ExpressionTree> values(VariableTree field) {
    if (field.getInitializer() != null) {
      return List.of(field.getInitializer());
    }
    List<ExpressionTree> values = new ArrayList<>();
    for (MethodTree constructor : constructors) {
      int before = values.size();
      for (StatementTree statement : constructor.getBody().getStatements()) {
        if (statement instanceof ExpressionStatementTree expression
            && expression.getExpression() instanceof AssignmentTree assignment
            && isSame(assignment.getVariable(), field)) {
          values.add(assignment.getExpression());
        }
      }
      if (values.size() == before) {
        return List.of();
      }
    }
    return values;
  }

  /** What the elements of an array in a field are assigned. */
  private List<ExpressionTree> elements(ClassTree tree, VariableTree field, VariableElement array) {
    if (!names.type(array.asType()).equals(SEMAPHORE + "[]")) {
      return List.of();
    }
    List<ExpressionTree> values = new ArrayList<>();
    if (field.getInitializer() instanceof NewArrayTree made && made.getInitializers() != null) {
      values.addAll(made.getInitializers());
    }
    for (AssignmentTree assignment : SourceFile.assignments(tree)) {
      if (assignment.getVariable() instanceof ArrayAccessTree access
          && isSame(access.getExpression(), field)) {
        values.add(assignment.getExpression());
      }
    }
    return values;
  }

  private boolean isSame(ExpressionTree assigned, VariableTree field) {
    Element element = source.element(assigned);
    return element != null && element.equals(source.element(field));
  }

  /** A parameter, or what a check of it returns. */
  private boolean isParameter(ExpressionTree value) {
    if (value instanceof MethodInvocationTree call
        && source.element(call.getMethodSelect()) instanceof ExecutableElement method
        && method.getModifiers().contains(Modifier.STATIC)
        && !call.getArguments().isEmpty()
        && names.type(method.getReturnType()).equals(firstParameter(method))) {
      return isParameter(call.getArguments().get(0));
    }
    Element element = value instanceof IdentifierTree ? source.element(value) : null;
    return element != null && element.getKind() == ElementKind.PARAMETER;
  }

  private String firstParameter(ExecutableElement method) {
    return method.getParameters().isEmpty()
        ? ""
        : names.type(method.getParameters().get(0).asType());
  }

  /** An array that is a parameter, or what cannot change and was made from one. */
  private boolean isGivenElements(ExpressionTree value) {
    if (value instanceof MethodInvocationTree call
        && source.element(call.getMethodSelect()) instanceof ExecutableElement method) {
      String name = method.getSimpleName().toString();
      if (name.equals("clone") && call.getMethodSelect() instanceof MemberSelectTree select) {
        return isGivenElements(select.getExpression());
      }
      if (call.getArguments().isEmpty()
          || !names.method(method).owner().startsWith("java.util.")
          || !method.getModifiers().contains(Modifier.STATIC)) {
        return false;
      }
      ExpressionTree made = call.getArguments().get(0);
      boolean copied = name.equals("copyOf") && isParameter(made);
      return copied || (name.startsWith("unmodifiable") && isCopy(made)) || isGivenElements(made);
    }
    TypeMirror type = isParameter(value) ? source.type(value) : null;
    return type != null && type.getKind() == TypeKind.ARRAY;
  }

  /** A new collection that constructors alone put something into. */
  private boolean isFilledOnce(VariableTree field, VariableElement element) {
    return field.getInitializer() != null
        && !(field.getInitializer() instanceof LiteralTree)
        && element.getModifiers().containsAll(Set.of(Modifier.PRIVATE, Modifier.FINAL))
        && !element.getModifiers().contains(Modifier.STATIC)
        && names.field(element).type().startsWith("java.util.")
        && FilledOnce.holds(source, element, this::isGiven);
  }

  /** What is given to a constructor, or a field with given elements. */
  private boolean isGiven(ExpressionTree value) {
    if (isParameter(value) || isGivenElements(value)) {
      return true;
    }
    for (Tree member : members) {
      if (member instanceof VariableTree field && isSame(value, field)) {
        return all(values(field), v -> isParameter(v) || isGivenElements(v));
      }
    }
    return false;
  }

  private boolean isCopy(ExpressionTree value) {
    return value instanceof NewClassTree made
        && made.getArguments().size() == 1
        && isParameter(made.getArguments().get(0));
  }

  private boolean isOnePermit(ExpressionTree value) {
    return value instanceof NewClassTree made
        && typeName(made).equals(SEMAPHORE)
        && isOne(made.getArguments());
  }

  private boolean isOneThread(ExpressionTree value) {
    if (value instanceof NewClassTree made) {
      List<? extends ExpressionTree> sizes = made.getArguments();
      String type = typeName(made);
      return isOne(sizes)
          && (type.equals("java.util.concurrent.ScheduledThreadPoolExecutor")
              || (type.equals("java.util.concurrent.ThreadPoolExecutor")
                  && isOne(sizes.subList(1, sizes.size()))));
    }
    String name = factory(value, "java.util.concurrent.Executors");
    return name.startsWith("newSingleThread")
        || (name.endsWith("ThreadPool") && isOne(((MethodInvocationTree) value).getArguments()));
  }

  /** Whether it takes its own monitor, and the type of the field does not say so. */
  private boolean isSynchronized(ExpressionTree value, String declared) {
    return factory(value, "java.util.Collections").startsWith("synchronized")
        || (value instanceof NewClassTree
            && !SELF_LOCKING.contains(declared)
            && SELF_LOCKING.contains(typeName(value)));
  }

  /** Whether this file has the map in a field compute something. */
  private boolean computes(VariableElement field) {
    Set<Name> known = computing;
    if (known == null) {
      known = new HashSet<>();
      computing = known;
      findComputing(known);
    }
    return known.contains(field.getSimpleName());
  }

  private void findComputing(Set<Name> found) {
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void p) {
        ExpressionTree map = SourceFile.receiver(call);
        Name name = map == null ? null : SourceFile.name(map);
        if (name != null
            && JdkCollections.computes(String.valueOf(SourceFile.name(call.getMethodSelect())))) {
          found.add(name);
        }
        return super.visitMethodInvocation(call, null);
      }
    }.scan(source.unit(), null);
  }

  /** The name of the method of a type that makes a value; empty if none does. */
  private String factory(ExpressionTree value, String type) {
    return value instanceof MethodInvocationTree call
            && source.element(call.getMethodSelect()) instanceof ExecutableElement method
            && names.method(method).owner().equals(type)
        ? method.getSimpleName().toString()
        : "";
  }

  private static boolean isOne(List<? extends ExpressionTree> arguments) {
    return !arguments.isEmpty()
        && arguments.get(0) instanceof LiteralTree literal
        && Integer.valueOf(1).equals(literal.getValue());
  }

  private String typeName(ExpressionTree expression) {
    TypeMirror type = source.type(expression);
    return type == null ? "" : names.type(type);
  }
}
