import dev.palisade.annotations.InterruptHandler;
import java.util.concurrent.Semaphore;

/** Takes as many credits as a packet has bytes, in a way that each kind of packet chooses. */
abstract class PacketHandler {
  protected final Semaphore credits = new Semaphore(16);

  final void handle(byte[] packet) {
    throttle(packet.length);
    consume(packet);
  }

  protected void throttle(int credit) {
    credits.acquireUninterruptibly(credit); // expect BlockingInAtomicContext
  }

  protected abstract void consume(byte[] packet);
}

final class DatagramHandler extends PacketHandler {
  private int dropped;

  @InterruptHandler
  void received(byte[] packet) {
    handle(packet);
  }

  @Override
  protected void consume(byte[] packet) {
    credits.release(packet.length);
  }

  int dropped() {
    return dropped;
  }
}

/** Waits for credits, on a thread that may. */
final class StreamHandler extends PacketHandler {
  private long bytes;

  void run(byte[] packet) {
    handle(packet);
  }

  @Override
  protected void consume(byte[] packet) {
    bytes += packet.length;
  }
}
