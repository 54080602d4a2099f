package dev.palisade.examples.eventloops.crt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import software.amazon.awssdk.crt.http.HttpHeader;
import software.amazon.awssdk.crt.http.HttpStream;
import software.amazon.awssdk.crt.http.HttpStreamResponseHandler;

/** Collects what a server answers. All of it runs on the event loop of the connection. */
public class Body implements HttpStreamResponseHandler {
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final Consumer<String> page;

  public Body(Consumer<String> page) {
    this.page = page;
  }

  @Override
  public void onResponseHeaders(HttpStream stream, int status, int block, HttpHeader[] headers) {}

  @Override
  public int onResponseBody(HttpStream stream, byte[] bytes) {
    received.writeBytes(bytes);
    return bytes.length;
  }

  @Override
  public void onResponseComplete(HttpStream stream, int error) {
    stream.close();
    page.accept(error == 0 ? received.toString(StandardCharsets.UTF_8) : "error " + error);
  }
}
