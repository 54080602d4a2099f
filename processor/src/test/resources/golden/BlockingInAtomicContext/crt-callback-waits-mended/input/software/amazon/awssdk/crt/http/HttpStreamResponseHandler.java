package software.amazon.awssdk.crt.http;

public interface HttpStreamResponseHandler {
  default int onResponseBody(HttpStream stream, byte[] bytes) {
    return 0;
  }

  void onResponseComplete(HttpStream stream, int error);
}
