package dev.palisade.examples.eventloops.crt;

import com.sun.net.httpserver.HttpServer;
import dev.palisade.examples.testing.ChildJvm;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * Follows a page to the one it names, in a JVM of its own. Arguments: how many event loops the CRT
 * has; {@code waits} or {@code chains}; and how many seconds are enough.
 */
final class PagesRun {
  private PagesRun() {}

  public static void main(String[] args) throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    HttpServer server = HttpServer.create(new InetSocketAddress(here, 0), 0);
    serve(server, "/first", "/second");
    serve(server, "/second", "the end");
    server.start();
    URI uri = URI.create("http://" + here.getHostAddress() + ":" + server.getAddress().getPort());
    CrtPages pages = new CrtPages(uri, Integer.parseInt(args[0]));
    CompletableFuture<String> page =
        args[1].equals("waits")
            ? pages.fetch("/first", found -> new WaitingReader(pages, found))
            : pages.follow("/first");
    ChildJvm.end(page, Long.parseLong(args[2]));
  }

  private static void serve(HttpServer server, String path, String page) {
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
