package dev.palisade.cli.lsp;

import dev.palisade.cli.live.Project;
import dev.palisade.cli.lsp.View.Document;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** What the client tells of files, and asks of them. */
final class Documents implements TextDocumentService, WorkspaceService {
  private @Nullable Worker worker;

  void connect(Worker started) {
    worker = started;
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    opened(params.getTextDocument().getUri(), params.getTextDocument().getText());
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    List<TextDocumentContentChangeEvent> changes = params.getContentChanges();
    if (!changes.isEmpty()) {
      opened(params.getTextDocument().getUri(), changes.get(changes.size() - 1).getText());
    }
  }

  @Override
  public CompletableFuture<@Nullable Hover> hover(HoverParams params) {
    return ask(
            params.getTextDocument().getUri(),
            (view, file) -> Hovers.at(view, file, params.getPosition()),
            Optional.<Hover>empty())
        .thenApply(found -> found.orElse(null));
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    return ask(
        params.getTextDocument().getUri(),
        (view, file) -> Fixes.of(view, file, params.getRange()),
        List.of());
  }

  @Override
  public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
    return ask(params.getTextDocument().getUri(), Lenses::of, List.of());
  }

  private <T> CompletableFuture<T> ask(String uri, BiFunction<View, URI, T> question, T otherwise) {
    Optional<Path> file = path(uri);
    return worker == null || file.isEmpty()
        ? CompletableFuture.completedFuture(otherwise)
        : worker.ask(view -> question.apply(view, file.get().toUri()), otherwise);
  }

  private void opened(String uri, String text) {
    Optional<Path> file = path(uri);
    if (worker != null && file.isPresent() && Project.isSource(file.get())) {
      URI key = file.get().toUri();
      worker.open().put(key, new Document(uri, text));
      worker.change(key, text);
    }
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    path(params.getTextDocument().getUri())
        .ifPresent(
            file -> {
              if (worker != null && worker.open().remove(file.toUri()) != null) {
                changedOnDisk(file);
              }
            });
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    path(params.getTextDocument().getUri()).ifPresent(this::changedOnDisk);
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    params.getChanges().forEach(each -> path(each.getUri()).ifPresent(this::changedOnDisk));
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    // What there is to set is set when the server starts.
  }

  private void changedOnDisk(Path file) {
    if (worker == null) {
      return;
    }
    if (String.valueOf(file.getFileName()).equals("pom.xml")) {
      worker.load();
    } else if (Project.isSource(file) && !worker.open().containsKey(file.toUri())) {
      try {
        worker.change(file.toUri(), Files.exists(file) ? Files.readString(file) : null);
      } catch (IOException unreadable) {
        worker.change(file.toUri(), null);
      }
    }
  }

  /** The file of a URI; empty for what is in no file. */
  private static Optional<Path> path(String uri) {
    try {
      URI parsed = URI.create(uri);
      return "file".equals(parsed.getScheme())
          ? Optional.of(Path.of(parsed).toAbsolutePath().normalize())
          : Optional.empty();
    } catch (IllegalArgumentException | FileSystemNotFoundException unknown) {
      return Optional.empty();
    }
  }
}
