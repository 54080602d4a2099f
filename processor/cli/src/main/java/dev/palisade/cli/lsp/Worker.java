package dev.palisade.cli.lsp;

import dev.palisade.cli.live.LiveProject;
import dev.palisade.cli.live.LiveProject.State;
import dev.palisade.cli.lsp.View.Document;
import dev.palisade.processor.finding.Crash;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that compiles. Changes that come while it is busy are taken together when it is
 * free. Whatever fails is told to the client's log, and the next change is tried anew.
 */
final class Worker {
  /** Shorter than the time between two keystrokes, and long enough to take a burst as one. */
  private static final long PAUSE_MILLIS = 30;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread worker = new Thread(task, "palisade");
            worker.setDaemon(true);
            return worker;
          });
  private final Map<URI, Document> open = new ConcurrentHashMap<>();
  private final Settings settings;
  private final LanguageClient client;

  // These four are of the worker's thread.
  private @Nullable LiveProject project;
  private @Nullable State state;
  private Map<URI, @Nullable String> changed = new HashMap<>();
  private final Map<String, List<Diagnostic>> published = new HashMap<>();
  private @Nullable ScheduledFuture<?> soon;

  Worker(Settings settings, LanguageClient client) {
    this.settings = settings;
    this.client = client;
  }

  /** The files in the editor. */
  Map<URI, Document> open() {
    return open;
  }

  /** Reads the project anew and compiles all of it. */
  void load() {
    run(
        () -> {
          if (project != null) {
            project.close();
          }
          project = new LiveProject(settings.project(this::log), this::log);
          state = project.load();
          changed = new HashMap<>();
          open.forEach((file, document) -> changed.put(file, document.text()));
          update();
          return null;
        });
  }

  /**
   * Takes note of a change.
   *
   * @param text what is in the file now; null if there is no file
   */
  void change(URI file, @Nullable String text) {
    run(
        () -> {
          changed.put(file, text);
          if (soon != null) {
            soon.cancel(false);
          }
          soon = thread.schedule(() -> guard(this::update), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
          return null;
        });
  }

  private @Nullable Void update() {
    if (project == null) {
      return null;
    }
    Map<URI, @Nullable String> now = changed;
    changed = new HashMap<>();
    Set<String> asked = new TreeSet<>();
    LiveProject live = project;
    now.forEach(
        (file, text) -> {
          Document document = open.get(file);
          if (document != null) {
            asked.add(document.uri());
          }
        });
    now.entrySet()
        .removeIf(each -> each.getValue() != null && live.has(each.getKey(), each.getValue()));
    if (!now.isEmpty()) {
      state = live.update(now);
    }
    publish(asked);
    return null;
  }

  /**
   * Tells what has changed.
   *
   * @param asked files whose diagnostics are told although they are the same
   */
  private void publish(Set<String> asked) {
    if (state == null) {
      return;
    }
    Map<String, List<Diagnostic>> now =
        Reporting.of(new View(state, Map.copyOf(open)), settings.related(), settings.errors());
    Set<String> files = new TreeSet<>(now.keySet());
    files.addAll(published.keySet());
    files.addAll(asked);
    for (String file : files) {
      List<Diagnostic> diagnostics = now.getOrDefault(file, List.of());
      if (asked.contains(file) || !diagnostics.equals(published.getOrDefault(file, List.of()))) {
        client.publishDiagnostics(new PublishDiagnosticsParams(file, diagnostics));
      }
    }
    published.clear();
    published.putAll(now);
  }

  /** Answers a question once all that was changed before it has been compiled. */
  <T> CompletableFuture<T> ask(Function<View, T> question, T otherwise) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    run(
        () -> {
          if (!changed.isEmpty()) {
            update();
          }
          answer.complete(
              state == null ? otherwise : question.apply(new View(state, Map.copyOf(open))));
          return null;
        });
    return answer.completeOnTimeout(otherwise, 1, TimeUnit.MINUTES);
  }

  private void run(Callable<@Nullable Void> task) {
    thread.execute(() -> guard(task));
  }

  private void guard(Callable<@Nullable Void> task) {
    Crash.guard(task::call, this::log);
  }

  private void log(String text) {
    client.logMessage(new MessageParams(MessageType.Warning, text));
  }

  void stop() {
    thread.shutdownNow();
  }
}
