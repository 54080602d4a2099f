import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

final class Flusher {
  private final EventExecutorGroup workers;
  private final Future<Void> written;

  Flusher(EventExecutorGroup workers, Future<Void> written) {
    this.workers = workers;
    this.written = written;
  }

  void soon() {
    workers.schedule(this::flush, 1, TimeUnit.MILLISECONDS);
  }

  private void flush() {
    written.syncUninterruptibly();
  }
}
