package dev.palisade.processor.declared;

import static org.junit.jupiter.api.Assertions.assertNull;

import dev.palisade.processor.element.ModelPlaces;
import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.golden.TestCompiler;
import dev.palisade.processor.golden.TestCompiler.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Runs the declared front end alone, in either compiler, and keeps what it found. */
@SupportedAnnotationTypes("*")
final class DeclaredProbe extends AbstractProcessor {
  private static final Pattern TYPE =
      Pattern.compile("(?:class|interface|enum|record|@interface)\\s+(\\w+)");

  private final List<Facts> rounds = new ArrayList<>();
  private DeclaredFacts declared;
  private Throwable crash;

  /** The facts of one compilation, and what the compiler itself said. */
  record Result(Facts facts, Outcome outcome) {
    List<String> problems() {
      return facts.problems().stream().map(p -> "[" + p.id() + "] " + p.text()).toList();
    }

    List<String> waysOut() {
      return facts.problems().stream().flatMap(p -> p.waysOut().stream()).toList();
    }
  }

  private static final Facts NOTHING = Facts.ofProblems(List.of());

  /** Compiles one source text for each file; the file is named after its first type. */
  static Result run(TestCompiler compiler, Path scratch, String... texts) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String text : texts) {
      Matcher name = TYPE.matcher(text);
      String file = name.find() ? name.group(1) : "package-info";
      Path folder = Files.createDirectories(scratch.resolve("source" + files.size()));
      files.add(Files.writeString(folder.resolve(file + ".java"), text));
    }
    DeclaredProbe probe = new DeclaredProbe();
    Outcome outcome = compiler.compile(files, scratch, probe);
    assertNull(probe.crash);
    return new Result(last(probe), outcome);
  }

  /** A compiler that cannot parse the source may not start a round. */
  private static Facts last(DeclaredProbe probe) {
    return probe.rounds.isEmpty() ? NOTHING : probe.rounds.get(probe.rounds.size() - 1);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (declared == null) {
      var elements = processingEnv.getElementUtils();
      declared =
          new DeclaredFacts(elements, processingEnv.getTypeUtils(), new ModelPlaces(elements));
    }
    try {
      round.getRootElements().forEach(declared::add);
      rounds.add(declared.facts());
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      crash = e; // ECJ would only print it
    }
    return false;
  }
}
