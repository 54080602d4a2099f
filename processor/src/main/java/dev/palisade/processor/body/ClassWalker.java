package dev.palisade.processor.body;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.palisade.processor.element.Hierarchy;
import dev.palisade.processor.fact.Facts.TypeFacts;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockFacts.Trait;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Exit;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodFacts.Kept;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.flow.Bindings;
import dev.palisade.processor.flow.Bindings.Value;
import dev.palisade.processor.flow.Choices;
import dev.palisade.processor.flow.FlowState;
import dev.palisade.processor.flow.FlowState.Way;
import dev.palisade.processor.flow.HeldSet;
import dev.palisade.processor.flow.Indices;
import dev.palisade.processor.naming.Aliases.Alias;
import dev.palisade.processor.naming.ClassScope;
import dev.palisade.processor.naming.Names;
import dev.palisade.processor.naming.ObjectPaths;
import dev.palisade.processor.naming.SharedParts;
import dev.palisade.processor.naming.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Walks one class: its initialisers, its methods, and the classes and lambdas in them. */
final class ClassWalker {
  private final SourceFile source;
  final Names names;
  private final BodyScanner results;
  private final ClassScope scope;
  private final Bindings captured;
  private final HeldSet signaled;

  private ClassWalker(
      SourceFile source,
      Names names,
      BodyScanner results,
      ClassScope scope,
      Bindings captured,
      HeldSet signaled) {
    this.source = source;
    this.names = names;
    this.results = results;
    this.scope = scope;
    this.captured = captured;
    this.signaled = signaled;
  }

  /** Walks a top-level class. */
  static void walk(ClassTree tree, SourceFile source, Names names, BodyScanner results) {
    if (source.element(tree) instanceof TypeElement type && SourceFile.isMade(type)) {
      ClassScope scope = new ClassScope(type, names.elements.type(type), null);
      new ClassWalker(source, names, results, scope, Bindings.NONE, HeldSet.EMPTY).members(tree);
    }
  }

  /** The ways out of one method alone, of which nothing is recorded. */
  static List<Exit> exits(
      SourceFile source, MethodTree tree, TypeElement type, Names names, BodyScanner results) {
    ClassScope scope = ClassScope.of(type, names.elements);
    ClassWalker walker =
        new ClassWalker(source, names, results, scope, Bindings.NONE, HeldSet.EMPTY);
    if (!(source.element(tree) instanceof ExecutableElement element)) {
      return List.of();
    }
    MethodId id = names.elements.method(element);
    Way entry = Way.entering(walker.parameters(tree, id));
    MethodWalker body = walker.walker(id, walker.place(tree), entry, tree.getBody(), true);
    body.recording.mute(true);
    body.scan(tree.getBody(), null);
    body.leaveAll();
    return body.recording.exits();
  }

  /** Walks a class inside this one, made where these fences are signaled. */
  void type(ClassTree tree, Bindings around, List<Held> known) {
    if (source.element(tree) instanceof TypeElement type && SourceFile.isMade(type)) {
      if (type.getNestingKind() != NestingKind.MEMBER) {
        results.found(type);
        names.index.add(tree);
      }
      ClassScope inner = new ClassScope(type, names.elements.type(type), scope);
      Bindings seen = around.renamed(path -> insideClass(path, inner));
      HeldSet held = signaled(known, path -> insideClass(path, inner));
      new ClassWalker(source, names, results, inner, seen, held).members(tree);
    }
  }

  /** What a class in a method calls an object that the method can name. */
  private static ObjectPath insideClass(ObjectPath path, ClassScope inner) {
    return path.root() == Root.THIS
        ? inner.outerOf(inner.self()).append(path.fields())
        : withoutCaptured(path.inLambda());
  }

  /** What a lambda calls an object that the method around it can name. */
  private static ObjectPath insideLambda(ObjectPath path) {
    return withoutCaptured(path).inLambda();
  }

  private static ObjectPath withoutCaptured(ObjectPath path) {
    return path.root() == Root.CAPTURED ? ObjectPath.any(path.type()).append(path.fields()) : path;
  }

  private void members(ClassTree tree) {
    results.found(
        new TypeFacts(
            scope.name(),
            names.hierarchy.supertypeNames(scope.element()),
            names.hierarchy.typeArguments(scope.element())));
    names.inherit(scope.element());
    names.hierarchy.implementedByInheritance(scope.element()).forEach(results::implement);
    Map<String, Alias> aliases = names.aliases.of(scope.element());
    Set<FieldId> given = new HashSet<>();
    new FieldOrigins(source, names.elements)
        .of(
            tree,
            (field, trait) -> {
              FieldId all = names.elements.field(field);
              FieldId id =
                  trait == Trait.ONE_PERMIT && field.asType() instanceof ArrayType array
                      ? all.element(names.elements.type(array.getComponentType()))
                      : all;
              results.found(id, trait);
              if (trait == Trait.GIVEN) {
                given.add(id);
              } else if (trait == Trait.SYNCHRONIZED) {
                names.synchronizing.add(id);
              } else if (trait == Trait.BINS) {
                names.binned.add(id);
                results.found(id.bin(), Trait.OWN);
              }
            });
    results.found(scope.name(), SharedParts.kept(aliases, given));
    List<MethodTree> constructors = new ArrayList<>();
    for (Tree member : tree.getMembers()) {
      if (member instanceof MethodTree method) {
        if (method.getName().contentEquals("<init>")) {
          constructors.add(method);
        } else {
          method(method, null);
        }
      } else if (member instanceof ClassTree inner) {
        type(inner, captured, List.of());
      }
    }
    constructors(tree, constructors);
    staticInitializers(tree);
  }

  private void constructors(ClassTree tree, List<MethodTree> constructors) {
    MethodId first =
        !constructors.isEmpty()
                && source.element(constructors.get(0)) instanceof ExecutableElement element
            ? names.elements.method(element)
            : new MethodId(scope.name(), "<init>", "()");
    Recording initializers = initializers(tree, first, false);
    for (MethodTree constructor : constructors) {
      method(constructor, SourceFile.callsAnother(constructor) ? null : initializers);
    }
    if (constructors.isEmpty()) {
      unlessEmpty(first, initializers, false);
    }
  }

  private void staticInitializers(ClassTree tree) {
    MethodId id = MethodId.initialiser(scope.name());
    unlessEmpty(id, initializers(tree, id, true), Hierarchy.isNobodyElses(scope.element()));
  }

  private void unlessEmpty(MethodId id, Recording found, boolean confined) {
    if (!found.isEmpty()) {
      results.found(found.of(id, List.of(), confined, null));
    }
  }

  private Recording initializers(ClassTree tree, MethodId id, boolean ofType) {
    Place place = source.declaration(tree, tree.getModifiers(), tree.getSimpleName().toString());
    return body(
        id,
        place,
        Way.entering(captured),
        tree,
        walker -> {
          if (ofType) {
            initialiseAbove(walker, place);
          }
          for (Tree member : tree.getMembers()) {
            if (member instanceof VariableTree field
                && field.getInitializer() != null
                && source.element(field) instanceof VariableElement element
                && element.getModifiers().contains(Modifier.STATIC) == ofType) {
              walker.initialize(element, field.getInitializer());
            } else if (member instanceof BlockTree block && block.isStatic() == ofType) {
              walker.scan(block, null);
            }
          }
        });
  }

  /** A class is initialised after its superclasses. */
  private void initialiseAbove(MethodWalker walker, Place place) {
    for (TypeElement above : names.hierarchy.lineage(scope.element())) {
      if (above.getKind() == ElementKind.CLASS && !above.equals(scope.element())) {
        walker.fields.uses(above, place, walker.now);
      }
    }
  }

  private void method(MethodTree tree, @Nullable Recording before) {
    BlockTree block = tree.getBody();
    if (block == null || !(source.element(tree) instanceof ExecutableElement element)) {
      return;
    }
    MethodId id = names.elements.method(element);
    if (!tree.getModifiers().getAnnotations().isEmpty()) {
      names.callees.of(element); // That reads its contract, in local classes too.
    }
    Place place = place(tree);
    Recording found =
        body(
            id,
            place,
            Way.entering(parameters(tree, id)).holding(signaled),
            block,
            walker -> {
              if (element.getModifiers().contains(Modifier.SYNCHRONIZED)) {
                boolean ofType = element.getModifiers().contains(Modifier.STATIC);
                walker.enterMonitor(ofType ? ObjectPath.ofType(scope.name()) : scope.self(), place);
              }
              walker.fields.trusting(tree.getModifiers(), () -> walker.scan(block, null));
            });
    found.made(() -> MadeObjects.in(block, source));
    if (scope.element().getKind() == ElementKind.RECORD && id.isConstructor()) {
      keepComponents(element, found);
    }
    List<MethodId> overrides = new ArrayList<>(0);
    boolean hidden = Hierarchy.isHidden(scope.element());
    for (ExecutableElement overridden : names.hierarchy.overridden(element, scope.element())) {
      overrides.add(names.callees.of(overridden).id());
      hidden &=
          overridden.getEnclosingElement() instanceof TypeElement above
              && Hierarchy.isOfPackage(above);
    }
    Set<Modifier> modifiers = element.getModifiers();
    boolean confined = hidden || !modifiers.contains(Modifier.PUBLIC);
    results.found(found.of(id, overrides, confined, before));
  }

  /** Of a record, a parameter of its constructor is in the field of that name without a word. */
  private void keepComponents(ExecutableElement constructor, Recording found) {
    for (VariableElement parameter : constructor.getParameters()) {
      TypeMirror type = parameter.asType();
      if (names.elements.isAwaitable(type) || names.hierarchy.functional(type) != null) {
        int index = constructor.getParameters().indexOf(parameter);
        String name = names.elements.type(type);
        FieldId field = new FieldId(scope.name(), parameter.getSimpleName().toString(), name);
        Argument given = Argument.of(ObjectPath.parameter(index, name));
        found.kept(new Kept(given, scope.self().then(field)));
      }
    }
  }

  private Place place(MethodTree tree) {
    Tree type = tree.getReturnType();
    boolean isConstructor = tree.getName().contentEquals("<init>");
    String name =
        isConstructor ? scope.element().getSimpleName().toString() : tree.getName().toString();
    return source.declaration(tree, type != null ? type : tree.getModifiers(), name);
  }

  private Bindings parameters(MethodTree tree, MethodId id) {
    Bindings bindings = captured;
    List<String> types = id.parameterTypes();
    for (int i = 0; i < tree.getParameters().size() && i < types.size(); i++) {
      bindings = parameter(bindings, tree.getParameters().get(i), i, types.get(i));
    }
    return bindings;
  }

  /** A parameter, unless more is known of it: that it is an element of a collection. */
  private Bindings parameter(Bindings bindings, VariableTree tree, int index, String type) {
    return source.element(tree) instanceof VariableElement parameter
            && !parameter.asType().getKind().isPrimitive()
            && bindings.value(parameter) == null
        ? bindings.bind(parameter, Value.of(ObjectPath.parameter(index, type)), null)
        : bindings;
  }

  private static HeldSet signaled(List<Held> known, UnaryOperator<ObjectPath> inside) {
    HeldSet held = HeldSet.EMPTY;
    for (Held each : known) {
      LockRef fence = each.lock().on(inside.apply(each.lock().object()));
      held = held.plus(new Held(fence, each.place(), true));
    }
    return held;
  }

  /** Walks a lambda, which has been given a name, made where these fences are signaled. */
  void lambda(MethodId id, LambdaExpressionTree tree, Bindings around, List<Held> known) {
    Bindings bindings = around.renamed(ClassWalker::insideLambda);
    for (int i = 0; i < tree.getParameters().size(); i++) {
      VariableTree parameter = tree.getParameters().get(i);
      String type =
          source.element(parameter) instanceof VariableElement element
              ? names.elements.type(element.asType())
              : "java.lang.Object";
      bindings = parameter(bindings, parameter, i, type);
    }
    Recording found =
        body(
            id,
            source.start(tree),
            Way.entering(bindings).holding(signaled(known, ClassWalker::insideLambda)),
            tree.getBody(),
            walker -> {
              if (tree.getBody() instanceof ExpressionTree value) {
                walker.returns(value);
              } else {
                walker.scan(tree.getBody(), null);
              }
            });
    found.made(() -> MadeObjects.in(tree.getBody(), source));
    results.found(found.of(id, List.of(), false, null));
  }

  /** Walks a body, and once more where conditions turn out to matter. */
  private Recording body(
      MethodId id, Place place, Way entry, Tree code, Consumer<MethodWalker> walk) {
    MethodWalker walker = walker(id, place, entry, code, false);
    walk.accept(walker);
    if (walker.needsExact()) {
      walker = walker(id, place, entry, code, true);
      walk.accept(walker);
      walker.leaveAll();
    } else if (!walker.mayReturn()) {
      walker.recording.throwing();
    }
    results.found(id, walker.compared());
    return walker.recording;
  }

  /** What the receiver of a call gives for the parameters of the type that declares the callee. */
  String typeArguments(@Nullable ExpressionTree on, TypeElement above) {
    TypeMirror type = on == null ? scope.element().asType() : source.type(on);
    return type == null ? "" : names.elements.arguments(type, above, scope.element());
  }

  /** The methods that can be called here by their names, as aliases name them. */
  private Set<String> methods() {
    Set<String> all = new HashSet<>();
    for (ClassScope s = scope; s != null; s = s.outer()) {
      all.addAll(names.aliases.of(s.element()).keySet());
    }
    return all;
  }

  private MethodWalker walker(MethodId id, Place place, Way entry, Tree code, boolean exact) {
    ObjectPaths paths = new ObjectPaths(source, names, scope, id, new Indices(code, this::methods));
    MethodWalker walker =
        new MethodWalker(
            source, paths, new Choices(code, source::fixed), this, new Recording(place), exact);
    walker.now = FlowState.of(entry);
    return walker;
  }
}
