package dev.palisade.cli.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.jspecify.annotations.Nullable;

/** The language server: starts, says what it can, and stops. */
public final class Server implements LanguageServer {
  private final Documents documents = new Documents();
  private @Nullable LanguageClient client;
  private @Nullable Worker worker;
  private boolean isShutDown;
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();

  private Server() {}

  /**
   * Serves one client until it says that it is done, or is gone.
   *
   * @return the exit status that the protocol asks for
   */
  public static int serve(InputStream in, OutputStream out) throws InterruptedException {
    Server server = new Server();
    Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
    server.client = launcher.getRemoteProxy();
    var reading = launcher.startListening();
    Thread watch =
        new Thread(
            () -> {
              try {
                reading.get();
              } catch (InterruptedException | ExecutionException gone) {
                // As if it had said so.
              }
              server.ended.complete(1);
            },
            "palisade client");
    watch.setDaemon(true);
    watch.start();
    try {
      return server.ended.get();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } finally {
      if (server.worker != null) {
        server.worker.stop();
      }
    }
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    if (client != null) {
      worker = new Worker(Settings.of(params), client);
      documents.connect(worker);
    }
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Full);
    sync.setSave(new SaveOptions(false));
    ServerCapabilities capabilities = new ServerCapabilities();
    capabilities.setTextDocumentSync(sync);
    capabilities.setHoverProvider(true);
    capabilities.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
    capabilities.setCodeLensProvider(new CodeLensOptions(false));
    return CompletableFuture.completedFuture(
        new InitializeResult(capabilities, new ServerInfo("Palisade")));
  }

  @Override
  public void initialized(InitializedParams params) {
    if (worker != null) {
      worker.load();
    }
  }

  @Override
  public void setTrace(SetTraceParams params) {
    // There is nothing to trace that the client does not see.
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    isShutDown = true;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void exit() {
    ended.complete(isShutDown ? 0 : 1);
  }

  @Override
  public Documents getTextDocumentService() {
    return documents;
  }

  @Override
  public Documents getWorkspaceService() {
    return documents;
  }
}
