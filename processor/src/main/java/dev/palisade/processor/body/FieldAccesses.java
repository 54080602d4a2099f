package dev.palisade.processor.body;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ParenthesizedTree;
import dev.palisade.processor.element.ImpliedCalls;
import dev.palisade.processor.element.JdkCollections;
import dev.palisade.processor.fact.Contract.LockClause;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts.Access;
import dev.palisade.processor.fact.MethodFacts.Acquisition.How;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call.Dispatch;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.flow.Bindings.Value;
import dev.palisade.processor.flow.FlowState;
import dev.palisade.processor.naming.Callees.Callee;
import dev.palisade.processor.naming.Names;
import dev.palisade.processor.naming.ObjectPaths;
import dev.palisade.processor.naming.SourceFile;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Records where guarded fields and payload are touched, and what happens to collections in fields.
 * The guard is that of the object whose field it is: {@code other.size} is guarded by {@code
 * other.lock}, whatever this object holds.
 */
final class FieldAccesses {
  private final SourceFile source;
  private final Names names;
  private final ObjectPaths paths;
  private final Recording recording;

  /**
   * Whether the author answers for the code being walked: it is annotated
   * {@code @SuppressWarnings("GuardedBy")}, which Error Prone wants to hear.
   */
  private boolean trusted;

  FieldAccesses(SourceFile source, Names names, ObjectPaths paths, Recording recording) {
    this.source = source;
    this.names = names;
    this.paths = paths;
    this.recording = recording;
  }

  /** Walks a declaration, whose accesses are not looked at if it suppresses that. */
  void trusting(ModifiersTree modifiers, Runnable walk) {
    boolean before = trusted;
    trusted |= isTrusted(modifiers);
    walk.run();
    trusted = before;
  }

  private static boolean isTrusted(ModifiersTree modifiers) {
    for (AnnotationTree annotation : modifiers.getAnnotations()) {
      if (!annotation.getArguments().isEmpty()
          && annotation.getAnnotationType().toString().endsWith("SuppressWarnings")
          && annotation.getArguments().toString().contains("\"GuardedBy")) {
        return true;
      }
    }
    return false;
  }

  /** A variable is written. */
  void written(ExpressionTree variable, @Nullable FlowState state) {
    Name name = SourceFile.name(variable);
    if (name != null) {
      access(variable, name, state, true);
    } else if (variable instanceof ParenthesizedTree inner) {
      written(inner.getExpression(), state);
    }
  }

  /** A name, perhaps that of a guarded field, is read or written. */
  void access(ExpressionTree tree, Name name, @Nullable FlowState state, boolean write) {
    if (tree instanceof MemberSelectTree select
        && names.index.isInitialised(SourceFile.name(select.getExpression()))
        && !name.contentEquals("class")
        && source.element(tree) instanceof VariableElement field
        && field.getConstantValue() == null
        && field.getModifiers().contains(Modifier.STATIC)
        && field.getEnclosingElement() instanceof TypeElement type
        && paths.receiver(type).root() == Root.ANY) {
      uses(type, source.start(tree), state);
    }
    if (state != null
        && !trusted
        && names.index.isGuarded(name)
        && source.element(tree) instanceof VariableElement field
        && field.getKind().isField()
        && field.getEnclosingElement() instanceof TypeElement owner) {
      if (names.isPayload(field)) {
        LockRef own = LockRef.signaled(ObjectPath.self(names.elements.type(owner)));
        recording.access(touched(tree, field, owner, own, state, write));
      }
      names
          .guard(field)
          .filter(guard -> !isItself(guard, names.elements.field(field)))
          .ifPresent(guard -> recording.access(touched(tree, field, owner, guard, state, write)));
    }
  }

  /** A class is used, perhaps for the first time, otherwise than by a call. */
  void uses(TypeElement type, Place place, @Nullable FlowState state) {
    if (state != null && names.index.isInitialised(type.getSimpleName())) {
      MethodId initialiser = MethodId.initialiser(names.elements.type(type));
      recording.call(initialiser, Dispatch.EXACT, Argument.UNKNOWN, List.of(), place, state);
    }
  }

  /** The field that holds the lock must be read to take it. */
  private static boolean isItself(LockRef guard, FieldId field) {
    List<FieldId> fields = guard.object().fields();
    return !fields.isEmpty() && fields.get(0).equals(field);
  }

  private Access touched(
      ExpressionTree tree,
      VariableElement field,
      TypeElement owner,
      LockRef guard,
      FlowState state,
      boolean write) {
    boolean isStatic = field.getModifiers().contains(Modifier.STATIC);
    ObjectPath object =
        tree instanceof MemberSelectTree select && !isStatic
            ? object(select.getExpression(), owner, state)
            : paths.receiver(owner);
    return new Access(
        names.elements.field(field),
        guard.object().root() == Root.THIS
            ? guard.on(object.append(guard.object().fields()))
            : guard,
        write,
        isStatic || object.isSelf(),
        source.start(tree),
        state.held(),
        state.dropped());
  }

  private ObjectPath object(ExpressionTree expression, TypeElement owner, FlowState state) {
    Value value = state.agreed(known -> paths.value(expression, known));
    return value == null || value.object() == null
        ? ObjectPath.any(names.elements.type(owner))
        : value.object();
  }

  /** What is held in a call: a collection that locks itself does so before it runs any code. */
  FlowState inside(@Nullable ObjectPath on, MethodId callee, Place place, FlowState state) {
    LockRef lock = on == null || on.fields().isEmpty() ? null : ownLock(on, callee);
    if (lock == null) {
      return state;
    }
    recording.acquisition(lock, How.BLOCKING, place, state);
    return state.map(held -> held.taking(new Held(lock, place, true)));
  }

  private @Nullable LockRef ownLock(ObjectPath collection, MethodId callee) {
    FieldId field = collection.last();
    if (names.synchronizing.contains(field) && JdkCollections.isGuarded(callee)) {
      return LockRef.monitor(collection);
    }
    return names.binned.contains(field) && JdkCollections.locksBin(callee)
        ? LockRef.lock(collection.holder().append(List.of(field.bin())))
        : null;
  }

  /** What a method of the JDK reads of its arguments, of which some lock themselves. */
  void read(
      List<? extends ExpressionTree> arguments,
      Callee callee,
      @Nullable ObjectPath on,
      Place place,
      FlowState state) {
    String how = callee.foreign() ? ImpliedCalls.read(callee.id()) : "";
    boolean isEquality = callee.id().name().equals("equals"); // Of parts of two: never both ways.
    for (ExpressionTree argument : how.isEmpty() ? List.<ExpressionTree>of() : arguments) {
      Value value = state.agreed(known -> paths.value(argument, known));
      ExecutableElement method = names.hierarchy.method(source.type(argument), how);
      Callee reads = method == null ? null : names.callees.of(method);
      if (value != null
          && reads != null
          && !reads.plain()
          && value.object() != null
          && !value.object().isNameless()
          && !(isEquality && on != null && on.mayBe(value.object().ofAnyInstance()))) {
        FlowState both =
            inside(value.object(), reads.id(), place, locked(callee, on, place, state));
        recording.call(reads.id(), reads.dispatch(), value.argument(), List.of(), place, both);
      }
    }
  }

  /** What is held in a call of a method that, as a stub file says, takes its object's monitor. */
  private FlowState locked(Callee callee, @Nullable ObjectPath on, Place place, FlowState state) {
    if (on == null
        || on.isNameless()
        || names.contract(callee.element()).filter(c -> c.declares(LockClause.TAKES)).isEmpty()) {
      return state;
    }
    Held monitor = new Held(LockRef.monitor(on), place, true);
    return state.map(held -> held.taking(monitor));
  }

  /** A reference to a method that is run for each element is one to the method of that. */
  void onEach(
      MethodInvocationTree tree,
      @Nullable ExpressionTree on,
      List<Argument> given,
      FlowState inside) {
    for (int i = 0; on != null && i < tree.getArguments().size() && i < given.size(); i++) {
      if (tree.getArguments().get(i) instanceof MemberReferenceTree code
          && source.element(code.getQualifierExpression()) instanceof TypeElement type
          && source.element(code) instanceof ExecutableElement method
          && !method.getModifiers().contains(Modifier.STATIC)) {
        Value each = inside.agreed(known -> paths.given(tree, on, type.asType(), known));
        if (each != null && !names.callees.of(method).isConstructor()) {
          given.set(i, Argument.of(each.object(), given.get(i).code()));
        }
      }
    }
  }

  /** What a loop over elements calls on the iterator that it has asked for. */
  void iterate(Callee asked, Argument on, Place place, FlowState inside) {
    TypeMirror type = asked.element().getReturnType();
    ObjectPath of = on.object();
    if (of != null && asked.id().name().equals("iterator")) {
      Argument iterator = Argument.of(of.then(FieldId.result(asked.id(), paths.typeName(type))));
      for (String each : List.of("hasNext/0", "next/0")) {
        ExecutableElement method = names.hierarchy.method(type, each);
        if (method != null) {
          Callee callee = names.callees.of(method);
          recording.call(callee.id(), callee.dispatch(), iterator, List.of(), place, inside);
        }
      }
    }
  }

  /** What a parallel stream is given runs on other threads, too: as code that it waits for. */
  void inParallel(
      @Nullable ExpressionTree on, List<Argument> given, Place place, FlowState inside) {
    TypeMirror type = isParallel(on) && on != null ? source.type(on) : null;
    ExecutableElement parallel =
        String.valueOf(type).startsWith("java.util.stream.")
            ? names.hierarchy.method(type, "parallel/0")
            : null;
    if (parallel == null) {
      return;
    }
    MethodId run = names.callees.of(parallel).id();
    for (Argument each : given) {
      if (each.code() != null) {
        recording.call(run, Dispatch.EXACT, Argument.UNKNOWN, List.of(each), place, inside);
      }
    }
  }

  private static boolean isParallel(@Nullable ExpressionTree stream) {
    if (!(stream instanceof MethodInvocationTree call)) {
      return false;
    }
    String name = String.valueOf(SourceFile.name(call.getMethodSelect()));
    return name.startsWith("parallel")
        || (!name.equals("sequential") && isParallel(SourceFile.receiver(call)));
  }
}
