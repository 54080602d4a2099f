import java.lang.reflect.InvocationTargetException;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import javax.swing.SwingWorker;

final class Panel {
  private final Object model = new Object();
  private final JLabel label = new JLabel();
  private int shown;

  Panel(JButton button) {
    button.addActionListener(event -> show());
  }

  private void show() {
    synchronized (model) {
      shown++;
    }
  }

  void load(String text) throws InterruptedException, InvocationTargetException {
    String found;
    synchronized (model) {
      found = text + shown;
    }
    if (SwingUtilities.isEventDispatchThread()) {
      label.setText(found);
    } else {
      SwingUtilities.invokeAndWait(() -> label.setText(found));
    }
  }

  void reload(JButton button) {
    button.addActionListener(
        event -> {
          try {
            load(event.getActionCommand());
          } catch (InterruptedException | InvocationTargetException e) {
            label.setText(e.getMessage());
          }
        });
  }

  /** What a worker that is done has found is there already. */
  static final class Loader extends SwingWorker<String, Void> {
    @Override
    protected String doInBackground() {
      return "found";
    }

    @Override
    protected void done() {
      try {
        System.out.println(get());
      } catch (Exception e) {
        System.err.println(e);
      }
    }
  }
}
