import java.lang.reflect.InvocationTargetException;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;

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
    synchronized (model) {
      SwingUtilities.invokeAndWait(() -> label.setText(text)); // expect WaitUnderSignalingLock
    }
  }
}
