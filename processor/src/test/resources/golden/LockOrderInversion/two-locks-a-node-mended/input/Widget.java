import java.util.ArrayList;
import java.util.List;

/** Drawn from the root down, under two locks a widget; a change goes up after they are let go. */
class Widget {
  private final Object cache = new Object();
  private final List<Widget> children = new ArrayList<>();
  private Widget parent;
  private int drawn;

  synchronized void add(Widget child) {
    children.add(child);
    child.parent = this;
  }

  synchronized void draw() {
    synchronized (cache) {
      drawn++;
      for (Widget child : children) {
        child.draw();
      }
    }
  }

  void changed() {
    synchronized (cache) {
      drawn = 0;
    }
    parent.note();
  }

  private synchronized void note() {
    drawn = 0;
  }
}
