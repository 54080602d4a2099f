import io.grpc.stub.StreamObserver;
import java.util.concurrent.CountDownLatch;

final class Chat implements StreamObserver<String> {
  private final CountDownLatch over = new CountDownLatch(1);
  private final StreamObserver<String> peer;

  Chat(StreamObserver<String> peer) {
    this.peer = peer;
  }

  @Override
  public void onNext(String line) {
    synchronized (over) {
      peer.onNext(line);
    }
  }

  @Override
  public void onError(Throwable failure) {
    over.countDown();
  }

  @Override
  public void onCompleted() {
    over.countDown();
  }

  void await() throws InterruptedException {
    peer.onCompleted();
    over.await();
  }
}
