import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import software.amazon.awssdk.crt.http.HttpStream;
import software.amazon.awssdk.crt.http.HttpStreamResponseHandler;

interface Pages {
  CompletableFuture<String> fetch(String path);
}

final class Reader implements HttpStreamResponseHandler {
  private final Pages pages;
  private final Consumer<String> page;

  Reader(Pages pages, Consumer<String> page) {
    this.pages = pages;
    this.page = page;
  }

  @Override
  public int onResponseBody(HttpStream stream, byte[] bytes) {
    String next = new String(bytes, StandardCharsets.UTF_8);
    page.accept(pages.fetch(next).join()); // expect BlockingInAtomicContext
    return bytes.length;
  }

  @Override
  public void onResponseComplete(HttpStream stream, int error) {
    System.out.println(error);
  }
}
