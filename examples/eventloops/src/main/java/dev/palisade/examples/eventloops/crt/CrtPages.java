package dev.palisade.examples.eventloops.crt;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.crt.http.HttpClientConnection;
import software.amazon.awssdk.crt.http.HttpClientConnectionManager;
import software.amazon.awssdk.crt.http.HttpClientConnectionManagerOptions;
import software.amazon.awssdk.crt.http.HttpHeader;
import software.amazon.awssdk.crt.http.HttpRequest;
import software.amazon.awssdk.crt.http.HttpStream;
import software.amazon.awssdk.crt.http.HttpStreamResponseHandler;
import software.amazon.awssdk.crt.io.ClientBootstrap;
import software.amazon.awssdk.crt.io.EventLoopGroup;
import software.amazon.awssdk.crt.io.HostResolver;
import software.amazon.awssdk.crt.io.SocketOptions;

/** Fetches pages over the event loops of the CRT, each over a connection of its own. */
public final class CrtPages implements Pages, AutoCloseable {
  private final HttpHeader[] headers;
  private final HttpClientConnectionManager connections;

  public CrtPages(URI server, int loops) {
    headers = new HttpHeader[] {new HttpHeader("Host", server.getHost())};
    try (EventLoopGroup group = new EventLoopGroup(loops);
        HostResolver resolver = new HostResolver(group);
        ClientBootstrap bootstrap = new ClientBootstrap(group, resolver);
        SocketOptions socket = new SocketOptions()) {
      connections =
          HttpClientConnectionManager.create(
              new HttpClientConnectionManagerOptions()
                  .withClientBootstrap(bootstrap)
                  .withSocketOptions(socket)
                  .withUri(server));
    }
  }

  @Override
  public CompletableFuture<String> fetch(String path) {
    return fetch(path, Body::new);
  }

  /** Lets a handler of somebody's own make a page of the answer. */
  public CompletableFuture<String> fetch(
      String path, Function<Consumer<String>, HttpStreamResponseHandler> handler) {
    CompletableFuture<String> page = new CompletableFuture<>();
    return connections
        .acquireConnection()
        .thenCompose(
            connection -> {
              send(connection, path, handler.apply(page::complete));
              return page.whenComplete((text, failure) -> giveBack(connection));
            });
  }

  private void send(HttpClientConnection connection, String path, HttpStreamResponseHandler to) {
    HttpStream stream = connection.makeRequest(new HttpRequest("GET", path, headers, null), to);
    stream.activate();
  }

  private void giveBack(HttpClientConnection connection) {
    connections.releaseConnection(connection);
  }

  @Override
  public void close() {
    connections.close();
  }
}
