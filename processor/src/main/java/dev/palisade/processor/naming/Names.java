package dev.palisade.processor.naming;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.Trees;
import dev.palisade.processor.element.ElementNames;
import dev.palisade.processor.element.Hierarchy;
import dev.palisade.processor.element.LockOperations;
import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Contract.LockClause;
import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.LockRef.Mode;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.flow.Bindings;
import dev.palisade.processor.flow.Bindings.Value;
import dev.palisade.processor.flow.Indices;
import dev.palisade.processor.flow.Returned;
import dev.palisade.processor.naming.Aliases.Alias;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What one compilation's elements are called, each looked up once. */
public final class Names {
  private static final String DRIVER_FENCE = "dev.palisade.runtime.DriverFence";

  public final ElementNames elements;
  public final Hierarchy hierarchy;
  public final Aliases aliases;
  public final Callees callees;
  public final SourceIndex index = new SourceIndex();

  /** Fields with a collection that takes its own monitor. */
  public final Set<FieldId> synchronizing = new HashSet<>();

  /** Fields with a map that runs code while it has locked a bin. */
  public final Set<FieldId> binned = new HashSet<>();

  private final Elements model;
  private final Types types;
  private final Declarations declarations;
  private final boolean hasFences;
  private final Map<VariableElement, Field> fields = new HashMap<>();
  private final Map<VariableElement, Optional<LockRef>> guards = new HashMap<>();

  /**
   * A field.
   *
   * @param id its name
   * @param owner the type that declares it
   * @param isStatic whether it belongs to the type
   * @param isFinal whether it is assigned once
   * @param alias what it is another name of, or null
   */
  public record Field(
      FieldId id, TypeElement owner, boolean isStatic, boolean isFinal, @Nullable Alias alias) {}

  /** What annotations say of the elements that bodies name, whoever reads them. */
  public interface Declarations {

    /** The contract of a method that is called, asked for once a method. */
    Optional<Contract> contract(ExecutableElement method);

    /** The lock that guards a field, as an object of the declaring type names it. */
    Optional<DeclaredLock> guard(VariableElement field);

    /** What is known of a top-level type that is compiled already, and of all in it. */
    default Facts compiled(String type) {
      return Facts.union(List.of());
    }
  }

  /**
   * Makes them.
   *
   * @param first any type of the compilation
   */
  public Names(
      Trees trees, Elements elements, Types types, Declarations declarations, TypeElement first) {
    this.model = elements;
    this.types = types;
    this.declarations = declarations;
    this.elements = new ElementNames(elements, types);
    this.hierarchy = new Hierarchy(elements, this.elements);
    this.aliases = new Aliases(trees, this);
    ModuleElement module = elements.getModuleOf(first);
    boolean seesAll = module != null && module.isUnnamed(); // Others are compiled with others.
    TypeElement fence =
        seesAll
            ? elements.getTypeElement(module, DRIVER_FENCE)
            : elements.getTypeElement(DRIVER_FENCE);
    this.hasFences = fence != null;
    LockOperations operations = new LockOperations(this.elements, hierarchy);
    this.callees = new Callees(this.elements, hierarchy, operations, this::contract);
  }

  /** The facts of a type that is not in the sources, nor the JDK's. */
  private Facts compiled(Element member) {
    Element top = member;
    while (top.getEnclosingElement() instanceof TypeElement around) {
      top = around;
    }
    return top instanceof TypeElement type && !index.declares(type.getSimpleName())
        ? declarations.compiled(type.getQualifiedName().toString())
        : Facts.union(List.of());
  }

  /** Takes note of what a class inherits from those that are compiled already. */
  public void inherit(TypeElement heir) {
    for (TypeElement above : hierarchy.lineage(heir)) {
      if (!index.declares(above.getSimpleName())) {
        index.inherit(above);
      }
    }
  }

  /** What {@link SharedParts#kept} told of a type that is not in the sources. */
  Map<String, FieldId> kept(TypeElement type) {
    return compiled(type).locks().kept().getOrDefault(elements.type(type), Map.of());
  }

  /** The body of a method that is compiled already; null if nobody knows it. */
  public @Nullable MethodFacts compiled(ExecutableElement method) {
    MethodId id = elements.method(method);
    return compiled((Element) method).methods().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  /** Which parameter of a method, which an initialiser is not, a variable is; or -1. */
  public int parameter(Object variable, MethodId method) {
    return variable instanceof VariableElement parameter
            && parameter.getKind() == ElementKind.PARAMETER
            && parameter.getEnclosingElement() instanceof ExecutableElement of
            && of.getSimpleName().length() > 0
            && callees.of(of).id().equals(method)
        ? of.getParameters().indexOf(parameter)
        : -1;
  }

  /** A method of a class whose names the compiler has not resolved. */
  public SourceFile unattributed(
      Trees trees,
      CompilationUnitTree unit,
      TypeElement type,
      ExecutableElement method,
      MethodTree tree) {
    ScopedNames scoped = new ScopedNames(model, types, hierarchy, unit, type);
    return new UnattributedSource(unit, trees, scoped, method, tree);
  }

  /** What such a method returns, by way of other objects, types and getters. */
  @Nullable Alias returned(
      Trees trees, TypeElement type, ExecutableElement method, MethodTree tree) {
    ExpressionTree result = Returned.of(tree, tree.getBody());
    if (result == null) {
      return null;
    }
    CompilationUnitTree unit = trees.getPath(type).getCompilationUnit();
    Bindings known = Bindings.NONE;
    for (VariableElement each : method.getParameters()) {
      int index = method.getParameters().indexOf(each);
      ObjectPath given = ObjectPath.parameter(index, elements.type(each.asType()));
      known = known.bind(each, Value.of(given), null);
    }
    SourceFile source = unattributed(trees, unit, type, method, tree);
    Indices indices = new Indices(tree.getBody(), Set::of);
    Value value =
        new ObjectPaths(
                source, this, ClassScope.of(type, elements), elements.method(method), indices)
            .value(result, known);
    ObjectPath path = value == null || value.code() != null ? null : value.object();
    return value == null || path == null || path.root() == Root.ANY || path.isNameless()
        ? null
        : new Alias(
            path.root() == Root.STATIC ? path.type() : null,
            path.root() == Root.PARAMETER ? path.index() : -1,
            path.fields(),
            value.view());
  }

  /** The contract of a method, with locks named as bodies name them. */
  public Optional<Contract> contract(ExecutableElement method) {
    return declarations.contract(method).map(this::canonical);
  }

  /** The same contract, with locks named as bodies name them. */
  public Contract canonical(Contract contract) {
    Map<LockClause, List<DeclaredLock>> locks = new EnumMap<>(LockClause.class);
    for (LockClause clause : LockClause.values()) {
      if (contract.declares(clause)) {
        locks.put(clause, contract.locks(clause).stream().map(this::canonical).toList());
      }
    }
    return contract.withLocks(locks);
  }

  private DeclaredLock canonical(DeclaredLock declared) {
    return new DeclaredLock(canonical(declared.lock()), declared.place(), declared.onTrue());
  }

  /** The lock that guards a field, as an object of the declaring type names it. */
  public Optional<LockRef> guard(VariableElement field) {
    return guards.computeIfAbsent(
        field, f -> declarations.guard(f).map(guard -> canonical(guard.lock())));
  }

  /** A name as trees have it: those with the same text are one. */
  public Name name(String text) {
    return model.getName(text);
  }

  /** Whether the program knows fences at all. */
  public boolean hasFences() {
    return hasFences;
  }

  /** Whether all objects of a type are fences of a driver. */
  public boolean isDriverFence(TypeMirror type) {
    TypeElement element = hasFences ? ElementNames.element(type) : null;
    for (TypeElement each : element == null ? List.<TypeElement>of() : hierarchy.lineage(element)) {
      if (each.getQualifiedName().contentEquals(DRIVER_FENCE)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a signal publishes a field. */
  public boolean isPayload(VariableElement field) {
    return field.getAnnotationMirrors().stream()
        .anyMatch(
            mirror ->
                mirror
                    .getAnnotationType()
                    .toString()
                    .equals("dev.palisade.annotations.PublishedBySignal"));
  }

  /** A lock named as bodies name it: not by a field that is another name of it. */
  private LockRef canonical(LockRef lock) {
    ObjectPath path =
        new ObjectPath(
            lock.object().root(), lock.object().index(), lock.object().type(), List.of());
    Mode mode = lock.mode();
    for (FieldId field : lock.object().fields()) {
      TypeElement owner = model.getTypeElement(field.owner().replace('$', '.'));
      Alias alias = owner == null ? null : aliases.field(owner, field.name());
      Value value = alias == null ? Value.of(path.then(field)) : alias.of(path);
      path = value.object() == null ? path.then(field) : value.object();
      mode = value.view() == null ? mode : value.view();
    }
    return lock.on(path).in(mode);
  }

  /** What is to know of a field; null for what looks like one and is not ({@code array.length}). */
  public @Nullable Field field(VariableElement element) {
    Field field = fields.get(element);
    if (field == null && element.getEnclosingElement() instanceof TypeElement owner) {
      boolean isFinal = element.getModifiers().contains(Modifier.FINAL);
      Alias alias = isFinal ? aliases.field(owner, element.getSimpleName().toString()) : null;
      boolean isStatic = element.getModifiers().contains(Modifier.STATIC);
      field = new Field(aliases.id(owner, element), owner, isStatic, isFinal, alias);
      fields.put(element, field);
    }
    return field;
  }
}
