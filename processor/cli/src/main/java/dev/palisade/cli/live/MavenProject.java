package dev.palisade.cli.live;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What {@code pom.xml} says of a project and its modules: where sources are, and the options of the
 * checker. The class path is Maven's own answer, asked for once, without the network first.
 *
 * <p>Modules are checked together, on the class paths of all of them.
 */
public final class MavenProject {
  private static final String GOAL = "dependency:build-classpath";
  private static final int MINUTES = 5;

  private final Consumer<String> log;
  private final Set<Path> roots = new LinkedHashSet<>();
  private final Set<Path> outputs = new LinkedHashSet<>();
  private final List<String> options = new ArrayList<>();

  private MavenProject(Consumer<String> log) {
    this.log = log;
  }

  /**
   * Reads the project of a folder, which may be none of Maven's.
   *
   * @param log told of what cannot be read
   */
  public static Project read(Path folder, Consumer<String> log) {
    if (!Files.exists(folder.resolve("pom.xml"))) {
      return Project.of(folder);
    }
    MavenProject project = new MavenProject(log);
    project.module(folder);
    return new Project(
        List.copyOf(project.roots), List.copyOf(project.classPath(folder)), project.options);
  }

  private void module(Path folder) {
    Path pom = folder.resolve("pom.xml");
    try (InputStream in = Files.newInputStream(pom)) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // The usual one prints what it throws as well.
      builder.setErrorHandler(new DefaultHandler());
      Document document = builder.parse(in);
      Element root = document.getDocumentElement();
      root(folder, text(root, "build", "sourceDirectory"), "src/main/java");
      root(folder, text(root, "build", "testSourceDirectory"), "src/test/java");
      generated(folder.resolve("target"));
      outputs.add(folder.resolve("target/classes"));
      outputs.add(folder.resolve("target/test-classes"));
      readOptions(root.getElementsByTagName("compilerArgs"), folder);
      for (Element modules : children(root, "modules")) {
        for (Element module : children(modules, "module")) {
          Path child = folder.resolve(module.getTextContent().strip()).normalize();
          module(Files.isDirectory(child) ? child : child.resolveSibling("."));
        }
      }
    } catch (IOException | SAXException | ParserConfigurationException unreadable) {
      log.accept("[Palisade] " + pom + " cannot be read: " + unreadable.getMessage());
    }
  }

  private void root(Path folder, String said, String usual) {
    String path = said.isEmpty() || said.contains("${") ? usual : said;
    roots.add(folder.resolve(path).normalize());
  }

  /** What generators have left in an earlier build. */
  private void generated(Path target) throws IOException {
    Path sources = target.resolve("generated-sources");
    if (Files.isDirectory(sources)) {
      try (Stream<Path> all = Files.list(sources)) {
        all.filter(Files::isDirectory).sorted().forEach(roots::add);
      }
    }
  }

  private void readOptions(NodeList arguments, Path folder) {
    for (int i = 0; i < arguments.getLength(); i++) {
      for (Element argument : children((Element) arguments.item(i), "arg")) {
        String text =
            argument.getTextContent().strip().replace("${project.basedir}", folder.toString());
        if (text.startsWith("-Apalisade.") && !options.contains(text)) {
          options.add(text);
        }
      }
    }
  }

  private static String text(Element from, String... path) {
    Element at = from;
    for (String name : path) {
      List<Element> found = children(at, name);
      if (found.isEmpty()) {
        return "";
      }
      at = found.get(0);
    }
    return at.getTextContent().strip();
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  /**
   * Maven resolves a module's sibling only where it would compile it, so the goal is tried after a
   * compilation that compiles nothing, if it does not work alone.
   */
  private Set<Path> classPath(Path folder) {
    List<List<String>> tries =
        List.of(
            List.of("-o", GOAL),
            List.of("-o", "test-compile", "-Dmaven.main.skip", "-Dmaven.test.skip", GOAL),
            List.of(GOAL),
            List.of("test-compile", "-Dmaven.main.skip", "-Dmaven.test.skip", GOAL));
    for (List<String> arguments : tries) {
      Set<Path> found = new LinkedHashSet<>();
      try {
        if (maven(folder, arguments, found)) {
          return found;
        }
      } catch (IOException absent) {
        log.accept("[Palisade] Maven cannot be run: " + absent.getMessage());
        return found;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return found;
      }
    }
    log.accept("[Palisade] Maven does not know the class path: mvn " + GOAL + " fails");
    return Set.of();
  }

  private boolean maven(Path folder, List<String> arguments, Set<Path> found)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    boolean isWindows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    String wrapper = isWindows ? "mvnw.cmd" : "mvnw";
    Path local = folder.resolve(wrapper);
    command.add(Files.isExecutable(local) ? local.toString() : isWindows ? "mvn.cmd" : "mvn");
    command.add("-B");
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    try (BufferedReader lines = process.inputReader()) {
      boolean next = false;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (next) {
          add(line, found);
        }
        next = line.endsWith("Dependencies classpath:");
      }
      return process.waitFor(MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
    } finally {
      process.destroy();
    }
  }

  private void add(String line, Set<Path> found) {
    for (String entry : line.strip().split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (!entry.isEmpty() && !outputs.contains(path)) {
        found.add(path);
      }
    }
  }
}
