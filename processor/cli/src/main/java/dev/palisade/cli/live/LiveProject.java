package dev.palisade.cli.live;

import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.link.JdkContracts;
import dev.palisade.processor.report.Options;
import dev.palisade.processor.report.Options.Option;
import dev.palisade.processor.rule.Rules;
import dev.palisade.processor.stub.Stubs;
import dev.palisade.processor.summary.SummaryLoader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A project that is checked while it is edited.
 *
 * <p>All of it is compiled once. After that, each change compiles the file that was changed, and
 * the files that use its types if more has changed than method bodies. The rules always see the
 * facts of the whole project, so a finding comes and goes in every file that has a part in it. A
 * file that cannot be parsed keeps the facts it had.
 *
 * <p>For one thread.
 */
public final class LiveProject implements AutoCloseable {
  private final Map<URI, SourceText> texts = new TreeMap<>();
  private final Map<URI, Unit> units = new HashMap<>();
  private final Map<URI, List<Compiler.Failure>> failures = new HashMap<>();
  private final FactTable facts = new FactTable();
  private final Compiler compiler;
  private final Libraries libraries;
  private final Options options;
  private final JdkContracts jdk;

  /**
   * What is known at some moment.
   *
   * @param model what the rules saw
   * @param findings what they found that somebody wants to see
   * @param units the files as they were compiled
   * @param failures what the compiler says of each file
   */
  public record State(
      Model model,
      List<Finding> findings,
      Map<URI, Unit> units,
      Map<URI, List<Compiler.Failure>> failures) {
    public State {
      units = Map.copyOf(units);
      failures = Map.copyOf(failures);
    }
  }

  /**
   * Opens a project, whose files are read and not yet compiled.
   *
   * @param log told of what went wrong in the checker itself
   */
  public LiveProject(Project project, Consumer<String> log) throws IOException {
    compiler = new Compiler(project, log);
    libraries = new Libraries(project.classPath());
    options = new Options(given(project.options()));
    Stubs stubs = Stubs.of(options.paths(Option.STUBS), options::problem);
    jdk = new JdkContracts(stubs);
    options.policy();
    options.problems().forEach(log);
    for (Path file : project.files()) {
      read(file.toUri(), file);
    }
  }

  private static Map<String, String> given(List<String> options) {
    Map<String, String> given = new HashMap<>();
    for (String option : options) {
      if (option.startsWith("-A")) {
        String[] parts = option.substring(2).split("=", 2);
        given.put(parts[0], parts.length > 1 ? parts[1] : "");
      }
    }
    return given;
  }

  private void read(URI uri, Path file) throws IOException {
    String text;
    try {
      text = Files.readString(file);
    } catch (MalformedInputException other) {
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    }
    put(uri, text);
  }

  /** Whether a file is known, and with this text. */
  public boolean has(URI file, String text) {
    SourceText known = texts.get(file);
    return known != null && known.text().equals(text);
  }

  /** Compiles all files. */
  public State load() {
    compile(Set.copyOf(texts.keySet()), Set.of());
    return state();
  }

  /**
   * Compiles files that have changed, and what depends on them.
   *
   * @param changed new texts by file; null if it is gone
   */
  public State update(Map<URI, @Nullable String> changed) {
    Map<URI, Unit> before = new HashMap<>(units);
    Set<String> helpers = facts.helpers();
    changed.forEach(this::put);
    Set<URI> files = new LinkedHashSet<>(changed.keySet());
    files.addAll(declaring(helpers, uses(files)));
    changed.keySet().forEach(file -> files.addAll(inPackageOf(file)));
    Set<String> types = new HashSet<>();
    files.forEach(file -> types.addAll(typesOf(before.get(file))));
    compile(files, types);

    Set<String> declared = new HashSet<>();
    for (URI file : changed.keySet()) {
      Unit old = before.get(file);
      Unit now = units.get(file);
      if (old == null || now == null || !now.signature().equals(old.signature())) {
        declared.addAll(typesOf(old));
        declared.addAll(typesOf(now));
      }
    }
    types.stream()
        .filter(type -> helpers.contains(type) != facts.helpers().contains(type))
        .forEach(declared::add);
    compileUsers(declared, files);
    return state();
  }

  /** What is said of a package is read with the classes in it. */
  private Set<URI> inPackageOf(URI file) {
    if (!file.getPath().endsWith("/package-info.java")) {
      return Set.of();
    }
    URI folder = file.resolve(".");
    return texts.keySet().stream()
        .filter(other -> other.resolve(".").equals(folder))
        .collect(Collectors.toSet());
  }

  private void put(URI file, @Nullable String text) {
    SourceText source = text == null ? null : new SourceText(file, text);
    if (source != null && !source.isGlue()) {
      texts.put(file, source);
    } else {
      texts.remove(file);
      units.remove(file);
      failures.remove(file);
    }
  }

  private static Set<String> typesOf(@Nullable Unit unit) {
    return unit == null ? Set.of() : unit.types();
  }

  private Set<String> uses(Set<URI> files) {
    Set<String> used = new HashSet<>();
    for (URI file : files) {
      Unit unit = units.get(file);
      if (unit != null) {
        used.addAll(unit.uses());
      }
    }
    return used;
  }

  /**
   * The files of types that methods leave locked, which is seen only if they are compiled along.
   */
  private Set<URI> declaring(Set<String> helpers, Set<String> used) {
    Set<URI> files = new LinkedHashSet<>();
    units.forEach(
        (file, unit) -> {
          if (unit.types().stream().anyMatch(t -> helpers.contains(t) && used.contains(t))) {
            files.add(file);
          }
        });
    return files;
  }

  /** Also what could not be compiled: something that it lacked may be there now. */
  private void compileUsers(Set<String> declared, Set<URI> compiled) {
    if (declared.isEmpty()) {
      return;
    }
    Set<URI> users = new LinkedHashSet<>(failures.keySet());
    units.forEach(
        (file, unit) -> {
          if (!Collections.disjoint(unit.uses(), declared)) {
            users.add(file);
          }
        });
    users.removeAll(compiled);
    Set<String> types = new HashSet<>();
    users.forEach(file -> types.addAll(typesOf(units.get(file))));
    if (!users.isEmpty()) {
      compile(users, types);
    }
  }

  /**
   * Compiles files.
   *
   * @param before the types that were in them
   */
  private void compile(Set<URI> files, Set<String> before) {
    List<SourceText> sources = files.stream().map(texts::get).filter(text -> text != null).toList();
    Compiler.Result result = compiler.compile(sources, before, texts.values());
    files.forEach(failures::remove);
    result.units().keySet().forEach(failures::remove);
    failures.putAll(result.failures());
    // What the compiler could not read keeps the facts it had.
    Set<String> replaced = new HashSet<>(before);
    for (SourceText source : sources) {
      if (!result.units().containsKey(source.toUri())) {
        replaced.removeAll(typesOf(units.get(source.toUri())));
      }
    }
    units.putAll(result.units());
    facts.replace(replaced, result.facts().orElse(Facts.ofProblems(List.of())));
  }

  private State state() {
    Facts own = facts.facts();
    Facts around = new SummaryLoader(libraries).around(own, List.of());
    Facts all = jdk.addTo(Facts.union(List.of(around, own)));
    Model model = Model.of(all, failures.isEmpty());
    List<Finding> findings =
        options.policy().applyTo(Rules.check(model)).stream()
            .filter(finding -> finding.severity() != Severity.LEDGER)
            .collect(Collectors.toList());
    return new State(model, findings, units, failures);
  }

  @Override
  public void close() throws IOException {
    libraries.close();
  }
}
