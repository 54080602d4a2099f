import java.util.ArrayList;
import java.util.List;

/** What a pattern finds an object to be, it is by its new name, too. */
class Table {
  private final List<String> rows = new ArrayList<>();

  synchronized void add(String row) {
    rows.add(row);
  }

  synchronized List<String> rows() {
    return List.copyOf(rows);
  }

  @Override
  public synchronized boolean equals(Object other) {
    return other instanceof Table table && table.rows().equals(rows); // expect SelfDeadlock
  }

  @Override
  public synchronized int hashCode() {
    return rows.hashCode();
  }
}
