package depot;

import java.util.concurrent.atomic.AtomicBoolean;

final class Flag {
  private final AtomicBoolean ready = new AtomicBoolean();
  private int payload;

  void publish(int value) {
    payload = value;
    ready.setOpaque(true);
  }

  int take() {
    return ready.getAcquire() ? payload : -1;
  }
}
