import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

final class Flusher {
  private final EventLoop loop;
  private final Future<Void> written;

  Flusher(EventLoop loop, Future<Void> written) {
    this.loop = loop;
    this.written = written;
  }

  void soon() {
    loop.schedule(this::flush, 1, TimeUnit.MILLISECONDS);
  }

  private void flush() {
    written.syncUninterruptibly(); // expect BlockingInAtomicContext
  }
}
