import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a list is given for each element runs before it returns. */
class Answers<T> extends ArrayList<T> {
  private static final long serialVersionUID = 1;

  private transient List<Consumer<? super T>> waiting = new ArrayList<>();

  @Override
  public void forEach(Consumer<? super T> code) {
    waiting.add(code); // expect UndeclaredEffect
  }
}
