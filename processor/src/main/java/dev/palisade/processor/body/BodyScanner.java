package dev.palisade.processor.body;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.Trees;
import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Facts.TypeFacts;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockFacts;
import dev.palisade.processor.fact.LockFacts.Compared;
import dev.palisade.processor.fact.LockFacts.Trait;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.naming.Names;
import dev.palisade.processor.naming.Names.Declarations;
import dev.palisade.processor.naming.SourceFile;
import dev.palisade.processor.naming.TreeAnchor;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The body front end: what the method bodies of a compilation do.
 *
 * <p>Call {@link #scan} for each top-level class when the compiler has attributed it (the {@code
 * ANALYZE} event); what was found stays here until the end. Code that could not be attributed gives
 * fewer facts, never an exception. A lambda has facts under a name made from the method around it
 * and its position, and holds nothing on entry: the engine knows who runs it. Initialisers of
 * fields belong to the constructors that do not call another one, those of static fields to {@code
 * <clinit>}.
 */
public final class BodyScanner {
  private final Trees trees;
  private final TreeAnchor.Maker anchors;
  private final Names names;
  private final NetEffects netEffects;
  private final Map<MethodId, MethodFacts> methods = new LinkedHashMap<>();
  private final Map<MethodId, Set<MethodId>> inherited = new HashMap<>();
  private final Map<String, TypeFacts> types = new LinkedHashMap<>();
  private final Map<FieldId, Set<Trait>> traits = new HashMap<>();
  private final Map<String, Map<String, FieldId>> kept = new HashMap<>();
  private final Map<MethodId, Set<Compared>> compared = new HashMap<>();
  private final Set<TypeElement> local = new LinkedHashSet<>();

  /**
   * Makes one for a compilation.
   *
   * @param declarations reads annotations
   * @param anchors makes the anchors of places
   * @param first any type of the compilation
   */
  public BodyScanner(
      Trees trees,
      Elements elements,
      Types types,
      Declarations declarations,
      TreeAnchor.Maker anchors,
      TypeElement first) {
    this.trees = trees;
    this.anchors = anchors;
    this.names = new Names(trees, elements, types, declarations, first);
    this.netEffects = new NetEffects(trees, names, this);
  }

  /** Takes note of source files; of all there are, before any class is scanned. */
  public void note(List<CompilationUnitTree> units) {
    units.forEach(names.index::add);
    netEffects.find(units);
  }

  /** A contract with its locks named as bodies name them. */
  public Contract canonical(Contract contract) {
    return names.canonical(contract);
  }

  /**
   * Scans a class that has been attributed, and all classes in it.
   *
   * @return the local and anonymous ones, which are nobody's members
   */
  public Set<TypeElement> scan(TypeElement type, CompilationUnitTree unit) {
    ClassTree tree = trees.getTree(type);
    local.clear();
    if (tree != null) {
      SourceFile source = new SourceFile(unit, trees, anchors);
      ClassWalker.walk(tree, source, names, this);
    }
    return local;
  }

  /** What was found of methods, constructors, initialisers and lambdas. */
  public List<MethodFacts> methods() {
    return methods.values().stream().map(this::withInherited).toList();
  }

  private MethodFacts withInherited(MethodFacts method) {
    Set<MethodId> more = inherited.get(method.id());
    return more == null ? method : method.overriding(more);
  }

  /** What was found of types, anonymous and local ones included. */
  public List<TypeFacts> types() {
    return List.copyOf(types.values());
  }

  /** What was found of the objects in fields. */
  public LockFacts locks() {
    return new LockFacts(Map.of(), Map.of(), traits, compared, kept);
  }

  /** Notes what is known of the object in a field. */
  void found(FieldId field, Trait trait) {
    traits.computeIfAbsent(field, f -> EnumSet.noneOf(Trait.class)).add(trait);
  }

  /** Notes which fields keep what the constructors of a type are given. */
  void found(String type, Map<String, FieldId> parameters) {
    if (!parameters.isEmpty()) {
      kept.put(type, parameters);
    }
  }

  /** Notes what objects a method compares. */
  void found(MethodId method, Set<Compared> pairs) {
    if (!pairs.isEmpty()) {
      compared.put(method, pairs);
    }
  }

  /** Notes a method; code that is walked again replaces what was found the first time. */
  void found(MethodFacts method) {
    methods.put(method.id(), method);
  }

  /** Notes a type. */
  void found(TypeFacts type) {
    types.put(type.name(), type);
  }

  /** Notes a class in a body. */
  void found(TypeElement type) {
    local.add(type);
  }

  /** Notes that a method implements others in some subclass of its class. */
  void implement(MethodId method, List<MethodId> others) {
    inherited.computeIfAbsent(method, k -> new LinkedHashSet<>()).addAll(others);
  }
}
