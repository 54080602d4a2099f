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
    if (line.isEmpty()) {
      try {
        over.await(); // expect WaitUnderSignalingLock
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
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
}
