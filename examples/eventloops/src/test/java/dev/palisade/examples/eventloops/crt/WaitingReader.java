package dev.palisade.examples.eventloops.crt;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import software.amazon.awssdk.crt.http.HttpHeader;
import software.amazon.awssdk.crt.http.HttpStream;
import software.amazon.awssdk.crt.http.HttpStreamResponseHandler;

/** The bug: waits for the next page on the event loop that may have to bring it. */
final class WaitingReader implements HttpStreamResponseHandler {
  private final Pages pages;
  private final Consumer<String> page;

  WaitingReader(Pages pages, Consumer<String> page) {
    this.pages = pages;
    this.page = page;
  }

  @Override
  public void onResponseHeaders(HttpStream stream, int status, int block, HttpHeader[] headers) {}

  @Override
  public int onResponseBody(HttpStream stream, byte[] bytes) {
    String next = new String(bytes, StandardCharsets.UTF_8);
    page.accept(pages.fetch(next).join()); // expect BlockingInAtomicContext
    return bytes.length;
  }

  @Override
  public void onResponseComplete(HttpStream stream, int error) {
    stream.close();
  }
}
