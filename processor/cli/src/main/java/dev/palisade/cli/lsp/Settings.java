package dev.palisade.cli.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.palisade.cli.live.MavenProject;
import dev.palisade.cli.live.Project;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;

/**
 * What the client says when it starts. {@code initializationOptions} may have {@code sourceRoots},
 * {@code classPath} and {@code options} (of javac), each a list of strings, which are then used in
 * place of what {@code pom.xml} says; and {@code compilerErrors}: false where another server shows
 * those.
 *
 * @param root the folder of the project
 * @param options what was given
 * @param related whether the client shows related information
 */
record Settings(Path root, JsonObject options, boolean related) {

  static Settings of(InitializeParams params) {
    Object given = params.getInitializationOptions();
    return new Settings(
        root(params),
        given instanceof JsonObject object ? object : new JsonObject(),
        shows(params));
  }

  @SuppressWarnings("deprecation") // Older clients say nothing else.
  private static Path root(InitializeParams params) {
    List<WorkspaceFolder> folders = params.getWorkspaceFolders();
    String uri =
        folders != null && !folders.isEmpty() ? folders.get(0).getUri() : params.getRootUri();
    return Path.of(uri == null ? "" : Path.of(URI.create(uri)).toString())
        .toAbsolutePath()
        .normalize();
  }

  private static boolean shows(InitializeParams params) {
    TextDocumentClientCapabilities texts =
        params.getCapabilities() == null ? null : params.getCapabilities().getTextDocument();
    PublishDiagnosticsCapabilities shown = texts == null ? null : texts.getPublishDiagnostics();
    return shown != null && Boolean.TRUE.equals(shown.getRelatedInformation());
  }

  /** Whether to tell what the compiler says. */
  boolean errors() {
    JsonElement said = options.get("compilerErrors");
    return said == null || !said.isJsonPrimitive() || said.getAsBoolean();
  }

  /** The project as it is now. */
  Project project(Consumer<String> log) {
    if (options.has("sourceRoots")) {
      return new Project(paths("sourceRoots"), paths("classPath"), strings("options"));
    }
    Project found = MavenProject.read(root, log);
    List<Path> classPath = new ArrayList<>(found.classPath());
    classPath.addAll(paths("classPath"));
    List<String> all = new ArrayList<>(found.options());
    all.addAll(strings("options"));
    return new Project(found.sourceRoots(), classPath, all);
  }

  private List<Path> paths(String key) {
    List<Path> paths = new ArrayList<>();
    for (String each : strings(key)) {
      for (String path : each.split(File.pathSeparator, -1)) {
        paths.add(root.resolve(path));
      }
    }
    return paths;
  }

  private List<String> strings(String key) {
    List<String> strings = new ArrayList<>();
    if (options.get(key) instanceof JsonArray array) {
      array.forEach(each -> strings.add(each.getAsString()));
    } else if (options.has(key) && options.get(key).isJsonPrimitive()) {
      strings.add(options.get(key).getAsString());
    }
    return strings;
  }
}
