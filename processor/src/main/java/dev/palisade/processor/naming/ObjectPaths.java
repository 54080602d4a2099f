package dev.palisade.processor.naming;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.TypeCastTree;
import dev.palisade.processor.element.ElementNames;
import dev.palisade.processor.element.JdkCollections;
import dev.palisade.processor.element.LockOperations.Operation;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef.Mode;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.flow.Bindings;
import dev.palisade.processor.flow.Bindings.Value;
import dev.palisade.processor.flow.Indices;
import dev.palisade.processor.naming.Aliases.Alias;
import dev.palisade.processor.naming.Callees.Callee;
import dev.palisade.processor.naming.Names.Field;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Names the objects that the expressions of one method mean.
 *
 * <p>A field is named by the type that declares it. An element of an array or of a {@code
 * java.util} collection in a field {@code locks} is the field {@code locks[*]}: elements are of one
 * lock class, but two of them may be two objects, unless {@link ConstantElements}. A getter that
 * only returns a field is that field; a read or write view of a lock is the lock.
 */
public final class ObjectPaths {
  private final SourceFile source;
  private final Names names;
  private final ClassScope scope;
  private final MethodId method;
  private final Indices indices;

  /** What it makes. */
  public final Nameless nameless;

  public ObjectPaths(
      SourceFile source, Names names, ClassScope scope, MethodId method, Indices indices) {
    this.source = source;
    this.names = names;
    this.scope = scope;
    this.method = method;
    this.indices = indices;
    this.nameless = new Nameless(source, names, method);
  }

  /** What an expression stands for, as far as it has a name. */
  public @Nullable Value value(ExpressionTree expression, Bindings known) {
    if (expression instanceof IdentifierTree || expression instanceof MemberSelectTree) {
      return variable(expression, known);
    }
    if (expression instanceof MethodInvocationTree call) {
      return call(call, known);
    }
    if (expression instanceof ParenthesizedTree same) {
      return value(same.getExpression(), known);
    }
    if (expression instanceof AssignmentTree assignment) {
      return value(assignment.getExpression(), known);
    }
    if (expression instanceof TypeCastTree cast) {
      ExpressionTree of = cast.getExpression();
      return narrowed(value(of, known), source.type(of), source.type(cast));
    }
    if (expression instanceof ArrayAccessTree access) {
      List<ExpressionTree> by = List.of(access.getIndex());
      return chosen(access.getExpression(), source.type(access), by, known);
    }
    if (expression instanceof ConditionalExpressionTree choice) {
      Value one = value(choice.getTrueExpression(), known);
      return Value.either(one, value(choice.getFalseExpression(), known));
    }
    if (expression instanceof LambdaExpressionTree lambda) {
      MemberSelectTree unlock = SourceFile.unlock(lambda);
      return unlock == null
          ? Value.of(lambda(lambda))
          : reference(unlock, unlock.getExpression(), known);
    }
    if (expression instanceof MemberReferenceTree reference) {
      return reference(reference, reference.getQualifierExpression(), known);
    }
    return expression instanceof NewClassTree made
        ? nameless.made(made)
        : expression instanceof NewArrayTree ? nameless.array(expression) : null;
  }

  /** The object an expression means; some object of its type if it has no name. */
  public ObjectPath object(ExpressionTree expression, Bindings known) {
    Value value = value(expression, known);
    return value != null && value.object() != null
        ? value.object()
        : ObjectPath.any(typeName(source.type(expression)));
  }

  /** The object whose member is used without saying so: the receiver or an object around it. */
  public ObjectPath receiver(TypeElement owner) {
    if (owner.getQualifiedName().contentEquals("java.lang.Object")) {
      return scope.self();
    }
    ObjectPath path = scope.nearest(type -> names.hierarchy.lineage(type).contains(owner));
    return path == null ? ObjectPath.any(names.elements.type(owner)) : path;
  }

  /** The object that a method is called on. */
  public ObjectPath receiver(@Nullable ExpressionTree on, Callee callee, Bindings known) {
    return on != null
        ? object(on, known)
        : callee.element().getEnclosingElement() instanceof TypeElement owner
            ? receiver(owner)
            : ObjectPath.any(callee.id().owner());
  }

  /** An element of an array or collection. */
  public @Nullable Value element(
      ExpressionTree container, @Nullable TypeMirror type, Bindings known) {
    Value value = value(container, known);
    ObjectPath path = value == null ? null : value.object();
    if (path != null && !path.fields().isEmpty()) {
      return Value.of(path.element(typeName(type)));
    }
    if (path != null && path.root() == Root.PARAMETER && names.hierarchy.isFollowed(type)) {
      return Value.of(path.then(FieldId.element(path.type(), "", typeName(type))));
    }
    boolean isCircle = type != null && !type.getKind().isPrimitive() && indices.isCircle(container);
    if (type == null || !(isCircle || names.isDriverFence(type))) {
      return null;
    }
    return path == null || isCircle
        ? nameless.ofLocal(container, type)
        : Value.of(path.then(FieldId.element(path.type(), "", typeName(type))));
  }

  /** The element that is chosen: one of its own, if constants choose them all. */
  private @Nullable Value chosen(
      ExpressionTree container,
      @Nullable TypeMirror type,
      List<? extends ExpressionTree> by,
      Bindings known) {
    Value element = element(container, type, known);
    ObjectPath path = element == null ? null : element.object();
    String constant =
        path != null
                && path.isElement()
                && source.element(container) instanceof VariableElement field
                && field.getKind().isField()
            ? names.aliases.constant(field, type, scope.element(), by)
            : "";
    return path == null || constant.isEmpty()
        ? chosen(element, by)
        : Value.of(path.constant(constant));
  }

  /** The element that a variable chooses: if it is a parameter, another call another one. */
  private @Nullable Value chosen(@Nullable Value element, List<? extends ExpressionTree> by) {
    ObjectPath path = element == null ? null : element.object();
    if (path == null || !path.isElement() || indices.areSorted(by)) {
      return element;
    }
    ObjectPath at = by.size() == 1 ? path.at(indices.of(by.get(0))) : path;
    Set<Object> all = path.root() == Root.ANY ? Set.of() : source.variables(indices.origin(by));
    int index = all.size() == 1 ? parameter(all.iterator().next()) : -1;
    return Value.of(index < 0 ? at : at.chosenBy(index));
  }

  /** Which parameter of the method a variable is, or -1. */
  public int parameter(Object variable) {
    return names.parameter(variable, method);
  }

  /** What a call on a collection gives to the code that it runs for each element, or nothing. */
  public @Nullable Value given(
      MethodInvocationTree call, ExpressionTree on, TypeMirror type, Bindings known) {
    return source.element(call.getMethodSelect()) instanceof ExecutableElement method
            && JdkCollections.runsForEach(names.callees.of(method).id())
        ? element(on, type, known)
        : null;
  }

  /** Name of a lambda of this method. */
  public MethodId lambda(LambdaExpressionTree lambda) {
    Place place = source.start(lambda);
    return method.lambda(place.line() + "_" + place.column());
  }

  /** Name of a type; of an object, if nobody knows more. */
  public String typeName(@Nullable TypeMirror type) {
    return type == null ? "java.lang.Object" : names.elements.type(type);
  }

  /** The same, of which it is known that it has this type. */
  public @Nullable Value narrowed(
      @Nullable Value value, @Nullable TypeMirror from, @Nullable TypeMirror type) {
    ObjectPath path = value == null ? null : value.object();
    String narrower = typeName(type);
    if (path == null) {
      return value;
    }
    boolean same =
        path.fields().isEmpty()
            ? path.root() == Root.STATIC
            : narrower.startsWith("java.") || names.hierarchy.isSubclass(from, type);
    return same || isAside(from, type) ? value : Value.of(path.as(narrower));
  }

  /** The type of an object; without a cast that only says that it has some interface, too. */
  public String typeName(ExpressionTree object) {
    ExpressionTree tree =
        object instanceof ParenthesizedTree inner ? inner.getExpression() : object;
    return tree instanceof TypeCastTree cast
            && isAside(source.type(cast.getExpression()), source.type(cast))
        ? typeName(cast.getExpression())
        : typeName(source.type(tree));
  }

  /** Whether a type is an interface that says less of an object than what is known, or nothing. */
  private boolean isAside(@Nullable TypeMirror known, @Nullable TypeMirror type) {
    TypeElement one = ElementNames.element(known);
    TypeElement other = ElementNames.element(type);
    return one != null
        && other != null
        && other.getKind() == ElementKind.INTERFACE
        && !one.getQualifiedName().contentEquals("java.lang.Object")
        && !names.hierarchy.isSubclass(type, known);
  }

  /** Code, and the object it is code of, if that is not the first argument. */
  private @Nullable Value reference(ExpressionTree reference, ExpressionTree on, Bindings known) {
    if (!(source.element(reference) instanceof ExecutableElement target)) {
      return null;
    }
    Callee callee = names.callees.of(target);
    boolean bound =
        !callee.isStatic()
            && !callee.isConstructor()
            && !(source.element(on) instanceof TypeElement);
    Value receiver = bound ? value(on, known) : null;
    return new Value(
        bound ? object(on, known) : null, callee.id(), receiver == null ? null : receiver.view());
  }

  private @Nullable Value variable(ExpressionTree expression, Bindings known) {
    if (!(source.element(expression) instanceof VariableElement variable)) {
      return null;
    }
    ExpressionTree on =
        expression instanceof MemberSelectTree select ? select.getExpression() : null;
    return variable.getKind().isField() ? field(variable, on, known) : known.value(variable);
  }

  private @Nullable Value field(
      VariableElement variable, @Nullable ExpressionTree qualifier, Bindings known) {
    switch (variable.getSimpleName().toString()) {
      case "this", "super" -> {
        return self(qualifier);
      }
      case "class" -> {
        return qualifier == null
            ? null
            : Value.of(ObjectPath.ofType(typeName(source.type(qualifier))));
      }
      default -> {}
    }
    Field field = names.field(variable);
    if (field == null || variable.asType().getKind().isPrimitive()) {
      return null;
    }
    if (field.alias() == null && field.isStatic()) {
      return Value.of(ObjectPath.ofType(field.id().owner()).then(field.id()));
    }
    ObjectPath object = field.isStatic() ? scope.self() : owner(field.owner(), qualifier, known);
    return field.alias() != null ? field.alias().of(object) : Value.of(object.then(field.id()));
  }

  /** What a field of this object, or of its type, stands for. */
  public @Nullable Value own(VariableElement field) {
    return field(field, null, Bindings.NONE);
  }

  /** {@code this}, {@code super}, {@code Outer.this}. */
  private Value self(@Nullable ExpressionTree qualifier) {
    Element type = qualifier == null ? null : source.element(qualifier);
    ObjectPath path = type == null ? null : scope.nearest(type::equals);
    return Value.of(path == null ? scope.self() : path);
  }

  private ObjectPath owner(
      TypeElement declaring, @Nullable ExpressionTree qualifier, Bindings known) {
    return qualifier == null ? receiver(declaring) : object(qualifier, known);
  }

  private @Nullable Value call(MethodInvocationTree call, Bindings known) {
    if (!(source.element(call.getMethodSelect()) instanceof ExecutableElement method)
        || !(method.getEnclosingElement() instanceof TypeElement type)) {
      return null;
    }
    ExpressionTree qualifier = SourceFile.receiver(call);
    Callee callee = names.callees.of(method);
    if (!callee.operation().equals(Operation.NONE)) {
      return view(callee.operation(), type, qualifier, known);
    }
    Alias alias = names.aliases.getter(type, callee.id());
    if (alias != null && alias.parameter() >= 0) {
      ExpressionTree given = call.getArguments().get(alias.parameter());
      return alias.isItself() ? value(given, known) : alias.of(object(given, known));
    }
    if (alias != null) {
      Value named = alias.of(callee.isStatic() ? scope.self() : owner(type, qualifier, known));
      return chosen(named, indices.by(call));
    }
    Value same = passedThrough(call, callee, qualifier, known);
    if (same != null) {
      return same;
    }
    if (callee.foreign() || callee.makes() || !names.hierarchy.isCode(method.getReturnType())) {
      return nameless.result(call, callee);
    }
    ObjectPath of =
        callee.isStatic() ? ObjectPath.ofType(callee.id().owner()) : owner(type, qualifier, known);
    return Value.of(of.then(FieldId.result(callee.id(), typeName(method.getReturnType()))));
  }

  private @Nullable Value view(
      Operation operation, TypeElement type, @Nullable ExpressionTree qualifier, Bindings known) {
    ObjectPath lock = owner(type, qualifier, known);
    Mode mode =
        operation == Operation.READ_VIEW
            ? Mode.READ
            : operation == Operation.WRITE_VIEW ? Mode.WRITE : null;
    return mode != null || operation == Operation.VIEWS ? new Value(lock, null, mode) : null;
  }

  /** What methods of the JDK and the core return of what they are given. */
  private @Nullable Value passedThrough(
      MethodInvocationTree call,
      Callee callee,
      @Nullable ExpressionTree qualifier,
      Bindings known) {
    String owner = callee.id().owner();
    if (owner.equals("dev.palisade.runtime.DriverFence") && callee.id().name().equals("fence")) {
      return Value.of(receiver(qualifier, callee, known));
    }
    if (owner.equals("java.util.Objects") && callee.id().name().equals("requireNonNull")) {
      return value(call.getArguments().get(0), known);
    }
    if (qualifier != null && JdkCollections.givesAll(callee.id())) {
      return value(qualifier, known);
    }
    TypeMirror result = source.type(call);
    if (qualifier != null
        && owner.startsWith("java.util.stream.")
        && names.hierarchy.holdsFollowed(result)) {
      boolean isMapped = callee.id().name().matches("map.*|flatMap");
      return isMapped ? madeForEach(call, known) : value(qualifier, known);
    }
    if (qualifier == null || result == null || !JdkCollections.givesElement(callee.id())) {
      return null;
    }
    Value element = chosen(qualifier, result, indices.by(call), known);
    ObjectPath path = element == null ? null : element.object();
    // Two fences that are taken out of one queue must not be mixed up.
    return path != null && !callee.id().name().equals("get") && names.isDriverFence(result)
        ? Nameless.anew(path.last().taken(source.call(call)))
        : element;
  }

  /** What code of a stream makes for each element. */
  private @Nullable Value madeForEach(MethodInvocationTree call, Bindings known) {
    Value made = value(call.getArguments().get(0), known);
    MethodId code = made == null ? null : made.code();
    return code == null ? null : Nameless.anew(FieldId.result(code, ""));
  }
}
