package javafx.concurrent;

import java.util.concurrent.FutureTask;
import javafx.event.EventHandler;

public abstract class Task<V> extends FutureTask<V> {
  public Task() {
    super(() -> null);
  }

  public final void setOnSucceeded(EventHandler<String> handler) {}
}
