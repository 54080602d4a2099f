import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      System.out.println(found.isDone() ? found.get() : Files.readString(Path.of("old")));
    } catch (InterruptedException | ExecutionException | IOException e) {
      System.err.println(e);
    }
  }
}
