package dev.palisade.processor.naming;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.palisade.processor.element.ElementNames;
import dev.palisade.processor.element.Hierarchy;
import dev.palisade.processor.element.JdkCollections;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.LockRef.Mode;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.flow.Bindings.Value;
import dev.palisade.processor.flow.Indices;
import dev.palisade.processor.flow.Returned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Fields and getters that are another name of a field: {@code final Lock read = rw.readLock()},
 * {@code final Object mutex = this}, {@code Lock lock() { return lock; }}; getters also of one that
 * another object or a type has, or another getter returns.
 *
 * <p>A class may be asked about before the compiler has resolved its bodies, and after it has
 * thrown them away. So names are resolved here, by the fields of the class alone, and each class
 * that is scanned is looked at once in time. A getter counts although a subclass may override it:
 * one that returned another lock would be a trap for people, too.
 */
public final class Aliases {
  /** After the name of a method that asks a lock whether this thread holds it. */
  private static final String HELD_TEST = "()?";

  private final Trees trees;
  private final ElementNames names;
  private final Hierarchy hierarchy;
  private final Map<TypeElement, Map<String, Alias>> known = new HashMap<>();
  private final SharedParts parts;
  private final ConstantElements constants;
  private final Names all;

  /**
   * Another name.
   *
   * @param type of a static field, the type that has it; null if it starts at the object itself
   * @param parameter which parameter of a method it starts at; -1 if it does not
   * @param fields the fields from there
   * @param view which view of the lock that is, or null
   */
  public record Alias(
      @Nullable String type, int parameter, List<FieldId> fields, @Nullable Mode view) {

    static final Alias SELF = new Alias(null, List.of(), null);

    Alias(@Nullable String type, List<FieldId> fields, @Nullable Mode view) {
      this(type, -1, fields, view);
    }

    /** Whether it is what it starts at. */
    boolean isItself() {
      return fields.isEmpty() && view == null;
    }

    /** What it means of an object. */
    public Value of(ObjectPath object) {
      ObjectPath start = type == null ? object : ObjectPath.ofType(type);
      return new Value(start.append(fields), null, view);
    }

    /** The lock that it is of an object. */
    public LockRef lockOf(ObjectPath object) {
      ObjectPath start = type == null ? object : ObjectPath.ofType(type);
      return LockRef.lock(start.append(fields)).in(view == null ? Mode.WRITE : view);
    }
  }

  Aliases(Trees trees, Names all) {
    this.trees = trees;
    this.all = all;
    this.names = all.elements;
    this.hierarchy = all.hierarchy;
    this.parts = new SharedParts(this, names, hierarchy);
    this.constants = new ConstantElements(trees);
  }

  /** Name of a field of a type, with what an object that is made for it has from its owner. */
  FieldId id(TypeElement owner, VariableElement field) {
    return names.field(field).sharing(parts.of(owner, field.getSimpleName().toString()));
  }

  /** What a field of a type is another name of; null if it stands for itself. */
  public @Nullable Alias field(TypeElement type, String name) {
    return of(type).get(name);
  }

  /** What a method of a type returns; null if nobody knows. */
  public @Nullable Alias getter(TypeElement type, MethodId method) {
    return of(type).get(key(method));
  }

  /** The field that a method returns; null if nobody knows. */
  public @Nullable VariableElement fieldOf(ExecutableElement method) {
    if (!(method.getEnclosingElement() instanceof TypeElement type)) {
      return null;
    }
    Alias alias = getter(type, names.method(method));
    if (alias == null || alias.parameter >= 0 || alias.fields.size() != 1) {
      return null;
    }
    FieldId id = alias.fields.get(0);
    VariableElement field = hierarchy.field(type, id.name());
    return field == null || !id.equals(names.field(field)) ? null : field;
  }

  /** The lock of which a method does no more than tell whether this thread holds it; or null. */
  public @Nullable Alias heldTest(ExecutableElement method) {
    return method.getParameters().isEmpty()
            && method.getEnclosingElement() instanceof TypeElement type
        ? of(type).get(method.getSimpleName() + HELD_TEST)
        : null;
  }

  /** All aliases of a type, looked up while its trees are there. */
  public Map<String, Alias> of(TypeElement type) {
    Map<String, Alias> found = known.get(type);
    if (found == null) {
      found = new HashMap<>();
      known.put(type, found);
      ClassTree tree = trees.getTree(type);
      if (tree != null) {
        collect(type, tree, found);
      }
      if (!type.getQualifiedName().toString().startsWith("java")) {
        compiled(type, found);
        parts.open(type, found);
      }
    }
    return found;
  }

  private void compiled(TypeElement type, Map<String, Alias> into) {
    all.kept(type)
        .forEach(
            (key, field) -> {
              Alias alias = member(Alias.SELF, type, field.name());
              if (alias != null && alias.fields.get(0).equals(field)) {
                Mode view =
                    key.endsWith(" READ") ? Mode.READ : key.endsWith(" WRITE") ? Mode.WRITE : null;
                into.put(key.replaceFirst(" .*", ""), new Alias(alias.type, alias.fields, view));
              }
            });
  }

  private void collect(TypeElement type, ClassTree tree, Map<String, Alias> into) {
    for (Tree member : tree.getMembers()) {
      if (member instanceof VariableTree field
          && field.getModifiers().getFlags().contains(Modifier.FINAL)) {
        String name = field.getName().toString();
        Alias alias =
            field.getInitializer() != null
                ? parse(field.getInitializer(), type)
                : assigned(name, type, tree);
        put(into, name, alias == null ? null : ofCondition(alias, type, name));
        if (type.getKind() == ElementKind.RECORD) {
          put(into, name + "()", member(Alias.SELF, type, name));
        }
      }
    }
    parts.collect(type, tree, into);
    TreePath unit = new TreePath(trees.getPath(type).getCompilationUnit());
    Map<ExecutableElement, MethodTree> others = new HashMap<>();
    for (Tree member : tree.getMembers()) {
      if (member instanceof MethodTree method && method.getBody() != null) {
        put(into, Indices.named(method), Alias.SELF);
        if (method.getParameters().isEmpty()) {
          into.remove(method.getName() + "()"); // An accessor of a record that is written down.
        }
        ExpressionTree result = Returned.of(method, method.getBody());
        if (result != null
            && trees.getElement(new TreePath(unit, method)) instanceof ExecutableElement getter) {
          Alias alias = Returned.isOfParameter(method, result) ? null : parse(result, type);
          if (alias == null
              && !getter.isVarArgs()
              && !getter.getReturnType().getKind().isPrimitive()) {
            others.put(getter, method);
          }
          put(into, key(names.method(getter)), alias);
          if (method.getParameters().isEmpty()) {
            put(into, method.getName() + HELD_TEST, heldTest(method.getBody(), result, type));
          }
        }
      }
    }
    int before;
    do { // One may return what the next does.
      before = into.size();
      others.forEach(
          (getter, method) ->
              put(into, key(names.method(getter)), all.returned(trees, type, getter, method)));
    } while (into.size() > before);
  }

  private @Nullable Alias heldTest(BlockTree body, ExpressionTree result, TypeElement type) {
    return body.getStatements().size() == 1
            && result instanceof MethodInvocationTree call
            && call.getMethodSelect() instanceof MemberSelectTree select
            && select.getIdentifier().contentEquals("isHeldByCurrentThread")
        ? parse(select.getExpression(), type)
        : null;
  }

  /** A condition of a lock is a part of it, but not the same as its other conditions. */
  private Alias ofCondition(Alias alias, TypeElement type, String name) {
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      FieldId id = field.getSimpleName().contentEquals(name) ? names.field(field) : null;
      if (id != null && id.type().equals(ObjectPath.LOCK_OF_CONDITION.owner())) {
        List<FieldId> fields = new ArrayList<>(alias.fields);
        fields.add(id);
        return new Alias(alias.type, fields, null);
      }
    }
    return alias;
  }

  private static String key(MethodId getter) {
    return getter.name() + getter.parameters();
  }

  private static void put(Map<String, Alias> into, String name, @Nullable Alias alias) {
    if (alias != null) {
      into.put(name, alias);
    }
  }

  /** What all constructors that assign a field assign to it. */
  private @Nullable Alias assigned(String field, TypeElement type, ClassTree tree) {
    Alias all = null;
    for (Tree member : tree.getMembers()) {
      if (member instanceof MethodTree constructor
          && constructor.getReturnType() == null
          && constructor.getBody() != null) {
        ExpressionTree value = SharedParts.assignedIn(constructor.getBody(), field);
        Alias one = value == null ? null : inConstructor(value, constructor, type);
        if (value != null && (one == null || (all != null && !all.equals(one)))) {
          return null;
        }
        all = one == null ? all : one;
      }
    }
    return all;
  }

  /** In a constructor, a parameter counts as the field it is assigned to. */
  @Nullable Alias inConstructor(ExpressionTree value, MethodTree constructor, TypeElement type) {
    IdentifierTree start = Returned.start(value);
    if (start == null || SharedParts.isThis(start)) {
      return parse(value, type);
    }
    for (VariableTree parameter : constructor.getParameters()) {
      if (parameter.getName().equals(start.getName())) {
        ExpressionTree same =
            SharedParts.assignedIn(constructor.getBody(), start.getName().toString());
        boolean kept =
            same instanceof IdentifierTree twin && twin.getName().equals(start.getName());
        return kept && !(value instanceof IdentifierTree) ? parse(value, type) : null;
      }
    }
    return parse(value, type);
  }

  @Nullable Alias parse(ExpressionTree expression, TypeElement type) {
    if (expression instanceof ParenthesizedTree parenthesized) {
      return parse(parenthesized.getExpression(), type);
    }
    if (expression instanceof IdentifierTree identifier) {
      return SharedParts.isThis(identifier)
          ? Alias.SELF
          : member(Alias.SELF, type, identifier.getName().toString());
    }
    if (expression instanceof MemberSelectTree select) {
      return select(select, type);
    }
    if (expression instanceof ArrayAccessTree access) {
      return element(access.getExpression(), type, List.of(access.getIndex()));
    }
    return expression instanceof MethodInvocationTree call
            && call.getMethodSelect() instanceof MemberSelectTree select
        ? called(select, call.getArguments(), type)
        : null;
  }

  private @Nullable Alias select(MemberSelectTree select, TypeElement type) {
    String name = select.getIdentifier().toString();
    if (select.getExpression() instanceof IdentifierTree qualifier
        && qualifier.getName().contentEquals(type.getSimpleName())) {
      return member(Alias.SELF, type, name);
    }
    return SharedParts.isThis(select.getExpression()) ? member(Alias.SELF, type, name) : null;
  }

  private @Nullable Alias called(
      MemberSelectTree select, List<? extends ExpressionTree> by, TypeElement type) {
    ExpressionTree on = select.getExpression();
    boolean bare = by.isEmpty();
    return switch (select.getIdentifier().toString()) {
      case "newCondition" -> bare ? parse(on, type) : null;
      case "readLock", "asReadLock" -> bare ? view(on, type, Mode.READ) : null;
      case "writeLock", "asWriteLock" -> bare ? view(on, type, Mode.WRITE) : null;
      case "get", "getOrDefault", "computeIfAbsent" -> element(on, type, by);
      default -> null;
    };
  }

  private @Nullable Alias view(ExpressionTree of, TypeElement type, Mode mode) {
    Alias lock = parse(of, type);
    return lock == null ? null : new Alias(lock.type, lock.fields, mode);
  }

  /** An element of an array or of a collection of the JDK in a field of the type. */
  private @Nullable Alias element(
      ExpressionTree container, TypeElement type, List<? extends ExpressionTree> by) {
    Alias all = parse(container, type);
    IdentifierTree start = Returned.start(container);
    VariableElement field =
        all == null || start == null || all.fields.size() != 1
            ? null
            : hierarchy.field(
                type,
                container instanceof MemberSelectTree select
                    ? select.getIdentifier()
                    : start.getName());
    TypeMirror element = field == null ? null : JdkCollections.elementOf(field.asType());
    if (all == null || field == null || element == null) {
      return null;
    }
    String constant = constant(field, element, type, by);
    FieldId any = names.field(field).element(names.type(element));
    FieldId named = constant.isEmpty() ? any : any.constant(constant);
    return all.fields.get(0).equals(names.field(field))
        ? new Alias(all.type, List.of(named), null)
        : null;
  }

  /**
   * What chooses an element of a field that only constants choose from; empty if not so, or if it
   * matters who puts elements there.
   */
  String constant(
      VariableElement field,
      @Nullable TypeMirror element,
      TypeElement from,
      List<? extends ExpressionTree> by) {
    return element == null || names.isAwaitable(element) || hierarchy.functional(element) != null
        ? ""
        : constants.of(field, from, by);
  }

  /** A field that a type has or inherits, as seen from an object of the type. */
  @Nullable Alias member(Alias object, TypeElement type, String name) {
    VariableElement field = hierarchy.field(type, name);
    if (field == null || !(field.getEnclosingElement() instanceof TypeElement place)) {
      return null;
    }
    Alias further = known.getOrDefault(place, Map.of()).get(name);
    return further != null ? further : direct(object, place, field);
  }

  private Alias direct(Alias object, TypeElement owner, VariableElement field) {
    return field.getModifiers().contains(Modifier.STATIC)
        ? new Alias(names.type(owner), List.of(id(owner, field)), null)
        : new Alias(object.type, List.of(id(owner, field)), null);
  }
}
