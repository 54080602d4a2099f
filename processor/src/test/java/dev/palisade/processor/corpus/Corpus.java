package dev.palisade.processor.corpus;

import dev.palisade.processor.golden.TestCompiler;
import dev.palisade.processor.golden.TestCompiler.Message;
import dev.palisade.processor.golden.TestCompiler.Outcome;
import dev.palisade.processor.golden.TestCompiler.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One folder of {@code corpus}: correct code, of every form the language has, with nothing for
 * Palisade to say. A file {@code release} names the Java it needs if 17 is not enough.
 */
record Corpus(Path folder) {
  private static final Path ROOT = Path.of("src/test/resources/corpus");

  private static final Pattern FINDING = Pattern.compile("^\\[[A-Z]\\w+]");

  /** Ours, javac's, and what is left of one that somebody swallowed. */
  private static final Pattern CRASH =
      Pattern.compile("\\[Palisade]|dev\\.palisade\\.processor|An exception has occurred");

  static List<Corpus> all() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders.sorted().map(Corpus::new).toList();
    }
  }

  List<Path> sources() throws IOException {
    return TestCompiler.javaFiles(folder);
  }

  int release() throws IOException {
    Path release = folder.resolve("release");
    return Files.exists(release) ? Integer.parseInt(Files.readString(release).strip()) : 17;
  }

  Setup setup() throws IOException {
    return new Setup(Setup.usual().classPath(), List.of("--release", "" + release()));
  }

  /** What Palisade said, the text of a crash included. */
  static List<String> ours(Outcome outcome) {
    return said(outcome)
        .filter(text -> FINDING.matcher(text).find() || CRASH.matcher(text).find())
        .toList();
  }

  /** What is left of crashes. */
  static List<String> crashes(Outcome outcome) {
    return said(outcome).filter(text -> CRASH.matcher(text).find()).toList();
  }

  private static Stream<String> said(Outcome outcome) {
    return Stream.concat(outcome.messages().stream().map(Message::text), outcome.output().lines());
  }

  @Override
  public String toString() {
    return ROOT.relativize(folder).toString();
  }
}
