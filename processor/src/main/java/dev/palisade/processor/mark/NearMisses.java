package dev.palisade.processor.mark;

import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.mark.LockResolver.Resolution;
import dev.palisade.processor.mark.TypeLookup.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * What an unknown lock reference may have meant: references that would resolve, by edit distance.
 *
 * <p>Searched are the names in scope, the package, the types of this compilation, and those that
 * the enclosing types mention in signatures; the last two because a type that the source imports
 * cannot be seen, and then only its qualified name helps. This runs only when an error is certain,
 * so it may be slow.
 */
public final class NearMisses {
  private static final int MOST = 2;

  private final Model model;
  private final LockResolver resolver;
  private final Collection<TypeElement> roots;

  /**
   * @param roots types of this compilation; may grow
   */
  public NearMisses(Model model, LockResolver resolver, Collection<TypeElement> roots) {
    this.model = model;
    this.resolver = resolver;
    this.roots = roots;
  }

  /**
   * @param offer what to write
   * @param likeness what the wrong reference is compared with: the offer without its package
   */
  private record Candidate(String offer, String likeness) {}

  /** The nearest references, best first; none if all are far. */
  public List<String> of(String wrong, Scope scope) {
    TreeMap<Integer, Set<String>> byDistance = new TreeMap<>();
    candidates(wrong, scope)
        .forEach(
            candidate -> {
              int distance = distance(wrong, candidate);
              if (distance <= Math.max(1, wrong.length() / 3)) {
                byDistance.computeIfAbsent(distance, d -> new TreeSet<>()).add(candidate.offer());
              }
            });
    return byDistance.values().stream()
        .map(offers -> shortestOfEachLock(offers, scope))
        .filter(offers -> !offers.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<String> shortestOfEachLock(Set<String> offers, Scope scope) {
    Map<LockRef, String> spelled = new LinkedHashMap<>();
    offers.stream()
        .sorted(Comparator.comparingInt(String::length).thenComparing(o -> o))
        .forEach(
            offer -> {
              if (resolver.resolve(offer, scope) instanceof Resolution.Found found) {
                spelled.putIfAbsent(found.lock(), offer);
              }
            });
    return spelled.values().stream().limit(MOST).toList();
  }

  private Stream<Candidate> candidates(String wrong, Scope scope) {
    Stream<String> bare =
        Stream.concat(
            scope.types().stream().flatMap(t -> model.fields(t).stream()).map(NearMisses::name),
            scope.parameters().stream().map(NearMisses::name));
    Stream<Candidate> inTypes =
        types(scope).stream().flatMap(type -> ofType(type, !wrong.contains(".")));
    return Stream.of(bare.map(b -> new Candidate(b, b)), throughObjects(scope), inTypes)
        .flatMap(s -> s);
  }

  /** {@code field.lock} and {@code parameter.lock}. */
  private Stream<Candidate> throughObjects(Scope scope) {
    Stream<VariableElement> objects =
        Stream.concat(
            scope.types().stream().flatMap(t -> model.fields(t).stream()),
            scope.parameters().stream());
    return objects.flatMap(
        object ->
            model.element(model.erased(object.asType())).stream()
                .flatMap(type -> model.fields(type).stream())
                .map(field -> name(object) + "." + name(field))
                .map(path -> new Candidate(path, path)));
  }

  private Stream<Candidate> ofType(TypeElement type, boolean wrongIsBare) {
    String qualified = type.getQualifiedName().toString();
    Stream<Candidate> fields =
        model.fields(type).stream()
            .filter(field -> !wrongIsBare || Model.has(field, Modifier.STATIC))
            .flatMap(
                field ->
                    spellings(qualified)
                        .map(
                            shown ->
                                new Candidate(
                                    shown + "." + name(field),
                                    wrongIsBare
                                        ? name(field)
                                        : type.getSimpleName() + "." + name(field))));
    Stream<Candidate> classObject =
        spellings(qualified)
            .map(shown -> new Candidate(shown + ".class", type.getSimpleName() + ".class"));
    return Stream.concat(fields, classObject);
  }

  /** {@code a.b.Outer}, {@code b.Outer}, {@code Outer}: the shortest that resolves is offered. */
  private static Stream<String> spellings(String qualified) {
    return IntStream.range(0, qualified.length())
        .filter(i -> i == 0 || qualified.charAt(i - 1) == '.')
        .mapToObj(qualified::substring);
  }

  private List<TypeElement> types(Scope scope) {
    List<TypeElement> open = new ArrayList<>(roots);
    Element outermost = Model.outwards(scope.at()).get(Model.outwards(scope.at()).size() - 1);
    open.addAll(ElementFilter.typesIn(outermost.getEnclosedElements()));
    scope.types().forEach(type -> mentioned(type).forEach(open::add));
    List<TypeElement> all = new ArrayList<>();
    open.forEach(type -> withNested(type, all));
    return all.stream().distinct().toList();
  }

  private Stream<TypeElement> mentioned(TypeElement type) {
    List<? extends Element> members = type.getEnclosedElements();
    Stream<VariableElement> variables =
        Stream.concat(
            ElementFilter.fieldsIn(members).stream(),
            Stream.concat(
                    ElementFilter.methodsIn(members).stream(),
                    ElementFilter.constructorsIn(members).stream())
                .flatMap(m -> m.getParameters().stream()));
    return variables.flatMap(v -> model.element(model.erased(v.asType())).stream());
  }

  private static void withNested(TypeElement type, List<TypeElement> all) {
    all.add(type);
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(t -> withNested(t, all));
  }

  private static String name(Element element) {
    return element.getSimpleName().toString();
  }

  private static int distance(String wrong, Candidate candidate) {
    int plain = edits(wrong, candidate.likeness());
    int asWritten = edits(wrong, candidate.offer());
    int ignoringCase =
        1 + edits(lower(wrong).replace("_", ""), lower(candidate.likeness()).replace("_", ""));
    return Math.min(Math.min(plain, asWritten), ignoringCase);
  }

  private static String lower(String s) {
    return s.toLowerCase(Locale.ROOT);
  }

  /** Insertions, deletions, replacements and swaps of neighbours. */
  private static int edits(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
