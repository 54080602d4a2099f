import java.util.ArrayList;
import java.util.List;

/** Who calls decides which of the two trays comes first: and not all callers do alike. */
public class Office {
  private final Tray in = new Tray();
  private final Tray out = new Tray();

  public void file(String paper) {
    in.moveTo(out, paper);
  }

  public void clear() {
    relay(out, in, "all");
  }

  private void relay(Tray from, Tray to, String paper) {
    from.moveTo(to, paper);
  }

  private static class Tray {
    private final List<String> papers = new ArrayList<>();

    synchronized void moveTo(Tray other, String paper) {
      papers.remove(paper);
      other.add(paper); // expect SelfDeadlock
    }

    synchronized void add(String paper) {
      papers.add(paper);
    }
  }
}
