package dev.palisade.cli.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Eclipse and VS Code show of Palisade on a Maven project's processor path: Eclipse's own
 * language server, which is VS Code's Java extension as well, opens a project as README says it is
 * set up. With {@code -Pjdtls}, which fetches that server.
 */
class EclipseTest {
  /** Its external lock is taken around its ring lock and under it, and a lock's name has a typo. */
  private static final String BROKEN =
      """
      package ring;

      import dev.palisade.annotations.EnableSignaling;
      import dev.palisade.annotations.FenceDriver;
      import dev.palisade.annotations.InterruptHandler;
      import dev.palisade.annotations.Locks;
      import dev.palisade.annotations.Requires;
      import dev.palisade.annotations.Signals;
      import dev.palisade.runtime.DriverFence;
      import java.util.concurrent.locks.ReentrantLock;

      @FenceDriver(name = "ring", externalLock = "fenceLock")
      class RingDriver {
        final ReentrantLock fenceLock = new ReentrantLock();
        final ReentrantLock ringLock = new ReentrantLock();
        int retired;

        @EnableSignaling
        @Locks("ringLock")
        boolean enable(DriverFence fence) {
          return true;
        }

        @InterruptHandler
        @Locks("ringLock")
        @Signals(under = "ringLock")
        void retired() {}

        @Requires("ringLok")
        void count() {
          retired++;
        }
      }
      """;

  private static final String WITHOUT_CYCLE = BROKEN.replace(", externalLock = \"fenceLock\"", "");
  private static final String MENDED = WITHOUT_CYCLE.replace("ringLok\"", "ringLock\"");

  /** Uses what is generated for the driver once nothing is wrong with it. */
  private static final String USER =
      """
      package ring;

      class Ring {
        final RingDriverFences fences = new RingDriverFences(new RingDriver());
      }
      """;

  private static final String INVERSION =
      "25:11-25:16 error [LockOrderInversion] RingDriver.ringLock and RingDriver.fenceLock are"
          + " taken in both orders";
  private static final String UNKNOWN =
      "28:12-28:21 error [MalformedContract] \"ringLok\" names no lock seen from RingDriver";
  private static final List<String> NO_GLUE =
      List.of(
          "3:38-3:54 error RingDriverFences cannot be resolved to a type",
          "3:8-3:24 error RingDriverFences cannot be resolved to a type");

  private static final int TIMES = 12;
  private static final int QUIET_SECONDS = 15;

  /** What the editor shows of a file. */
  private final Map<Path, List<String>> shown = new HashMap<>();

  @TempDir Path root;
  private Process server;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    String home = System.getProperty("jdtls.home", "");
    assumeTrue(!home.isEmpty(), "skipped, no JDT LS asked: mvn -Pjdtls does, see CONTRIBUTING");
    assertTrue(Runtime.version().feature() >= 21, "JDT LS needs a JDK 21");
    server =
        new ProcessBuilder(command(Path.of(home)))
            .directory(root.toFile())
            .redirectError(root.resolve("stderr").toFile())
            .start();
    client = new Client(server.getInputStream(), server.getOutputStream());
  }

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.destroy();
      assertTrue(server.waitFor(1, TimeUnit.MINUTES));
    }
  }

  private List<String> command(Path home) throws IOException {
    Path launcher;
    try (Stream<Path> plugins = Files.list(home.resolve("plugins"))) {
      launcher =
          plugins
              .filter(p -> p.getFileName().toString().startsWith("org.eclipse.equinox.launcher_"))
              .findAny()
              .orElseThrow();
    }
    Path configuration = Files.createDirectory(root.resolve("configuration"));
    Files.copy(home.resolve("config/config.ini"), configuration.resolve("config.ini"));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Declipse.application=org.eclipse.jdt.ls.core.id1",
        "-Declipse.product=org.eclipse.jdt.ls.core.product",
        "-Dosgi.bundles.defaultStartLevel=4",
        "--add-modules=ALL-SYSTEM",
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "-jar",
        launcher.toString(),
        "-configuration",
        configuration.toString(),
        "-data",
        root.resolve("workspace").toString());
  }

  @Test
  void whatAnnotationsSayIsToldOnceSaved() throws Exception {
    Path project = project();
    Path driver = write(project, "RingDriver", BROKEN);
    Path ring = write(project, "Ring", USER);

    client.initialize(project, Map.of("settings", Map.of("java", settings())), false);
    client.next(m -> m.toString().contains("\"ServiceReady\""));
    client.ask("java/buildWorkspace", List.of(true));
    client.open(driver, BROKEN);
    client.open(ring, USER);

    saved(driver, BROKEN, Map.of(driver, List.of(INVERSION, UNKNOWN), ring, NO_GLUE));
    saved(driver, WITHOUT_CYCLE, Map.of(driver, List.of(UNKNOWN)));
    saved(driver, MENDED, Map.of(driver, List.of(), ring, List.of()));
    saved(driver, BROKEN, Map.of(driver, List.of(INVERSION, UNKNOWN)));
  }

  /** Saves a file, and waits until the editor shows this, by file. */
  private void saved(Path file, String text, Map<Path, List<String>> expected) throws Exception {
    for (int time = 0; time < TIMES; time++) {
      // Again, if need be: what is saved while Eclipse still builds and tells, it may not tell.
      save(file, text);
      JsonObject message = publication();
      while (message != null) {
        JsonObject params = message.getAsJsonObject("params");
        Path of = Path.of(URI.create(params.get("uri").getAsString()));
        shown.put(of, told(params.getAsJsonArray("diagnostics")));
        if (shown.entrySet().containsAll(expected.entrySet())) {
          return;
        }
        message = publication();
      }
    }
    assertEquals(expected, shown);
  }

  private JsonObject publication() throws InterruptedException {
    return client.next(
        m -> m.toString().contains("\"textDocument/publishDiagnostics\""), QUIET_SECONDS);
  }

  private void save(Path file, String text) throws IOException {
    client.type(file, text);
    Files.writeString(file, text);
    Object document = Map.of("uri", Client.uri(file));
    client.tell("textDocument/didSave", Map.of("textDocument", document));
    Object change = Map.of("uri", Client.uri(file), "type", 2);
    client.tell("workspace/didChangeWatchedFiles", Map.of("changes", List.of(change)));
  }

  /** What an editor shows, a line each, by place. */
  private static List<String> told(JsonArray diagnostics) {
    return StreamSupport.stream(diagnostics.spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .filter(d -> d.get("severity").getAsInt() < 3)
        .map(EclipseTest::line)
        .sorted()
        .toList();
  }

  private static String line(JsonObject diagnostic) {
    String message = diagnostic.get("message").getAsString();
    return Client.range(diagnostic)
        + (diagnostic.get("severity").getAsInt() == 1 ? " error " : " warning ")
        + message.lines().findFirst().orElseThrow();
  }

  // ------------------------------------------------------------ the project

  private Path project() throws IOException {
    Path project = Files.createDirectory(root.resolve("project"));
    String version = System.getProperty("jdtls.version");
    Files.writeString(
        project.resolve("pom.xml"),
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>ring</groupId>
          <artifactId>ring</artifactId>
          <version>1</version>
          <properties>
            <maven.compiler.release>17</maven.compiler.release>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          </properties>
          <dependencies>
            <dependency>
              <groupId>dev.palisade</groupId>
              <artifactId>palisade-runtime</artifactId>
              <version>%1$s</version>
            </dependency>
          </dependencies>
          <build>
            <plugins>
              <plugin>
                <artifactId>maven-compiler-plugin</artifactId>
                <version>3.14.1</version>
                <configuration>
                  <annotationProcessorPaths>
                    <path>
                      <groupId>dev.palisade</groupId>
                      <artifactId>palisade-processor</artifactId>
                      <version>%1$s</version>
                    </path>
                  </annotationProcessorPaths>
                </configuration>
              </plugin>
            </plugins>
          </build>
        </project>
        """
            .formatted(version));
    return project;
  }

  private static Path write(Path project, String type, String source) throws IOException {
    Path file = project.resolve("src/main/java/ring/" + type + ".java");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, source);
  }

  /**
   * A repository of its own: what was just built there, all else as the build that tests has it.
   */
  private Map<String, Object> settings() throws IOException {
    Path repository = root.resolve("repository");
    Path sources = Path.of("").toAbsolutePath().getParent().getParent();
    install(repository, "parent", sources);
    install(repository, "annotations", sources.resolve("dsl-annotations"));
    install(repository, "runtime", sources.resolve("runtime"));
    install(repository, "processor", sources.resolve("processor"));
    String outer = Path.of(System.getProperty("jdtls.repository")).toUri().toString();
    Path file =
        Files.writeString(
            root.resolve("settings.xml"),
            """
            <settings>
              <localRepository>%1$s</localRepository>
              <profiles>
                <profile>
                  <id>outer</id>
                  <activation>
                    <activeByDefault>true</activeByDefault>
                  </activation>
                  <repositories>
                    <repository>
                      <id>outer</id>
                      <url>%2$s</url>
                    </repository>
                  </repositories>
                  <pluginRepositories>
                    <pluginRepository>
                      <id>outer</id>
                      <url>%2$s</url>
                    </pluginRepository>
                  </pluginRepositories>
                </profile>
              </profiles>
            </settings>
            """
                .formatted(repository, outer));
    Object maven = Map.of("userSettings", file.toString());
    return Map.of("configuration", Map.of("maven", maven), "autobuild", Map.of("enabled", true));
  }

  private static void install(Path repository, String name, Path module) throws IOException {
    String version = System.getProperty("jdtls.version");
    String file = "palisade-" + name + "-" + version;
    Path folder =
        Files.createDirectories(
            repository.resolve("dev/palisade/palisade-" + name).resolve(version));
    Files.copy(module.resolve("pom.xml"), folder.resolve(file + ".pom"));
    Path jar = module.resolve("target").resolve(file + ".jar");
    if (Files.exists(jar)) {
      Files.copy(jar, folder.resolve(file + ".jar"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
