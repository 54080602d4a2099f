import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A loop asks for an iterator. */
class Recorder {
  private final Tape tape = new Tape(this);
  private int pokes;

  synchronized void poke() {
    pokes++;
  }

  synchronized int length() {
    int all = pokes;
    for (String line : tape) {
      all += line.length();
    }
    return all;
  }

  static class Tape implements Iterable<String> {
    private final List<String> lines = new ArrayList<>();
    private final Recorder recorder;

    Tape(Recorder recorder) {
      this.recorder = recorder;
    }

    @Override
    public synchronized Iterator<String> iterator() {
      return List.copyOf(lines).iterator();
    }

    synchronized void add(String line) {
      lines.add(line);
      recorder.poke(); // expect LockOrderInversion
    }
  }
}
