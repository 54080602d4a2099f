package dev.palisade.cli.lsp;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An editor that speaks the protocol byte by byte, over pipes. */
final class Client implements AutoCloseable {
  private static final int SECONDS = 120;

  private final Gson gson = new Gson();
  private final OutputStream out;
  private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> status = new CompletableFuture<>();
  private final StringBuilder passed = new StringBuilder();
  private int requests;
  private int versions;

  /** Starts a server of ours. */
  Client() throws IOException {
    PipedInputStream serverIn = new PipedInputStream(1 << 16);
    out = new PipedOutputStream(serverIn);
    PipedInputStream in = new PipedInputStream(1 << 16);
    OutputStream serverOut = new PipedOutputStream(in);
    start(() -> status.complete(Server.serve(serverIn, serverOut)));
    start(() -> read(new BufferedInputStream(in)));
  }

  /** Speaks to a server that runs elsewhere. */
  Client(InputStream in, OutputStream out) {
    this.out = out;
    start(() -> read(new BufferedInputStream(in)));
  }

  private interface Task {
    void run() throws Exception;
  }

  private static void start(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (Exception over) {
                // The pipe is closed: whoever still waits for a message times out.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private void read(InputStream in) throws IOException {
    while (true) {
      int length = -1;
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        if (line.startsWith("Content-Length: ")) {
          length = Integer.parseInt(line.substring("Content-Length: ".length()));
        }
      }
      String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
      JsonObject message = JsonParser.parseString(body).getAsJsonObject();
      if (message.has("method") && message.has("id")) {
        // Whatever the server wants to know: nothing is set, nothing is registered.
        send("{\"jsonrpc\":\"2.0\",\"id\":" + message.get("id") + ",\"result\":null}");
      } else {
        messages.add(message);
      }
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server is gone");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private void send(Map<String, Object> message) throws IOException {
    JsonObject json = gson.toJsonTree(message).getAsJsonObject();
    json.addProperty("jsonrpc", "2.0");
    send(gson.toJson(json));
  }

  private synchronized void send(String message) throws IOException {
    byte[] body = message.getBytes(StandardCharsets.UTF_8);
    out.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    out.write(body);
    out.flush();
  }

  void tell(String method, Object params) throws IOException {
    send(Map.of("method", method, "params", params));
  }

  /** Sends a request and waits for its result. */
  JsonElement ask(String method, Object params) throws Exception {
    int id = ++requests;
    send(Map.of("id", id, "method", method, "params", params));
    JsonObject answer = next(m -> m.has("id") && m.get("id").getAsInt() == id);
    return answer.has("result") ? answer.get("result") : answer.get("error");
  }

  /** The next message of a kind; others before it are passed over. */
  JsonObject next(Predicate<JsonObject> kind) throws InterruptedException {
    JsonObject message = next(kind, SECONDS);
    assertNotNull(message, () -> "nothing in " + SECONDS + " s; before:\n" + passed);
    return message;
  }

  /** The same, or null if it has not come when nothing has come for so many seconds. */
  @Nullable JsonObject next(Predicate<JsonObject> kind, int seconds) throws InterruptedException {
    passed.setLength(0);
    JsonObject message = messages.poll(seconds, TimeUnit.SECONDS);
    while (message != null && !kind.test(message)) {
      passed.append(message).append('\n');
      message = messages.poll(seconds, TimeUnit.SECONDS);
    }
    return message;
  }

  /** Passes over what has come so far. */
  void forget() {
    messages.clear();
  }

  JsonObject initialize(Path root, Object options, boolean related) throws Exception {
    Object publish = Map.of("relatedInformation", related);
    JsonElement result =
        ask(
            "initialize",
            Map.of(
                "rootUri",
                root.toUri().toString(),
                "initializationOptions",
                options,
                "capabilities",
                Map.of("textDocument", Map.of("publishDiagnostics", publish))));
    tell("initialized", Map.of());
    return result.getAsJsonObject();
  }

  void open(Path file, String text) throws IOException {
    tell(
        "textDocument/didOpen",
        Map.of(
            "textDocument",
            Map.of("uri", uri(file), "languageId", "java", "version", ++versions, "text", text)));
  }

  void type(Path file, String text) throws IOException {
    tell(
        "textDocument/didChange",
        Map.of(
            "textDocument",
            Map.of("uri", uri(file), "version", ++versions),
            "contentChanges",
            List.of(Map.of("text", text))));
  }

  static String uri(Path file) {
    return file.toUri().toString();
  }

  /** {@code line:character-line:character} from 0, as the protocol counts. */
  static String range(JsonObject of) {
    JsonObject range = of.getAsJsonObject("range");
    return position(range.getAsJsonObject("start")) + "-" + position(range.getAsJsonObject("end"));
  }

  private static String position(JsonObject position) {
    return position.get("line") + ":" + position.get("character");
  }

  /** The diagnostics of a file, when they are told next. */
  JsonArray diagnostics(Path file) throws InterruptedException {
    return diagnostics(file, d -> true);
  }

  /** The diagnostics of a file, when they are told and are as expected. */
  JsonArray diagnostics(Path file, Predicate<JsonArray> expected) throws InterruptedException {
    JsonObject message =
        next(
            m ->
                m.has("method")
                    && m.get("method").getAsString().equals("textDocument/publishDiagnostics")
                    && m.getAsJsonObject("params").get("uri").getAsString().equals(uri(file))
                    && expected.test(m.getAsJsonObject("params").getAsJsonArray("diagnostics")));
    return message.getAsJsonObject("params").getAsJsonArray("diagnostics");
  }

  /** The status of the server once it has ended. */
  int status() throws Exception {
    return status.get(SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
