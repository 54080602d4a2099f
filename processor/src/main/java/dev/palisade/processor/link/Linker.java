package dev.palisade.processor.link;

import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.report.Conclusion;
import dev.palisade.processor.report.Options;
import dev.palisade.processor.report.Options.Option;
import dev.palisade.processor.report.Reporter;
import dev.palisade.processor.rule.Rules;
import dev.palisade.processor.stub.Stubs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks what jars do together. */
public final class Linker {
  private final BytecodeFrontEnd bytecode;
  private final Options options;

  /** Reads what jars do that were compiled without Palisade. */
  public interface BytecodeFrontEnd {
    /**
     * The facts of class files, with places made by {@link Jar#at}.
     *
     * @param unknown the jars to read
     * @param all all jars of the application: what classes there inherit from
     */
    Facts read(List<Jar> unknown, List<Jar> all) throws IOException;
  }

  /**
   * Makes a linker.
   *
   * @param options as of a compilation
   */
  public Linker(BytecodeFrontEnd bytecode, Options options) {
    this.bytecode = bytecode;
    this.options = options;
  }

  /**
   * Checks an application and prints what is found.
   *
   * @param paths jars and folders of class files
   * @return whether there is no error
   */
  public boolean check(List<Path> paths, Reporter.Sink sink) throws IOException {
    List<Jar> jars = new ArrayList<>();
    List<Facts> facts = new ArrayList<>();
    for (Path path : paths) {
      Jar jar = Jar.open(path, options::problem);
      jars.add(jar);
      facts.add(jar.summaries());
    }
    facts.add(bytecode.read(jars.stream().filter(jar -> !jar.isSummarised()).toList(), jars));
    Stubs stubs = Stubs.of(options.paths(Option.STUBS), options::problem);
    Model model = Model.of(new JdkContracts(stubs).addTo(Facts.union(facts)), true);
    Set<String> checked =
        jars.stream().filter(Jar::isSummarised).map(Jar::name).collect(Collectors.toSet());
    List<Finding> found =
        Rules.check(model).stream().filter(finding -> isNew(finding, checked)).toList();
    return Conclusion.of(model, found, options, new Reporter(), sink).stream()
        .noneMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /** Not within one jar that was checked when it was compiled. */
  private static boolean isNew(Finding finding, Set<String> checked) {
    Set<String> artifacts =
        Stream.concat(
                Stream.of(finding.place()),
                finding.traces().stream()
                    .flatMap(trace -> trace.steps().stream())
                    .map(step -> step.place()))
            .map(place -> String.valueOf(place.artifact()))
            .collect(Collectors.toSet());
    return artifacts.size() > 1 || !checked.containsAll(artifacts);
  }
}
