import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

final class Search implements ActionListener {
  private final Future<String> found;

  Search(Future<String> found) {
    this.found = found;
  }

  @Override
  public void actionPerformed(ActionEvent event) {
    try {
      System.out.println(found.get()); // expect BlockingInAtomicContext
    } catch (InterruptedException | ExecutionException e) {
      System.err.println(e);
    }
  }
}
