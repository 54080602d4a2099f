import java.util.ArrayList;
import java.util.List;

/** Made under a lock, and takes another one of who makes it. */
class Views {
  private final Object all = new Object();
  private final Object layout = new Object();
  private final List<View> views = new ArrayList<>();

  static final class View {
    private final int place;
    private final Views in;

    View(Views in) {
      this.in = in;
      synchronized (in.layout) {
        place = in.views.size();
      }
    }
  }

  void open() {
    synchronized (all) {
      views.add(new View(this));
    }
  }

  void arrange() {
    synchronized (layout) {
      synchronized (all) { // expect LockOrderInversion
        views.sort((one, other) -> other.place - one.place);
      }
    }
  }
}
