import java.util.ArrayList;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.Vector;

/** What locks itself is read by another that does, both ways. */
class Lists {
  private final Vector<String> first = new Vector<>();
  private final List<String> second = Collections.synchronizedList(new ArrayList<>());

  void there() {
    first.addAll(second);
  }

  void back() {
    second.removeAll(first); // expect LockOrderInversion
  }
}

class Sets {
  private final Set<String> first = Collections.synchronizedSet(new TreeSet<>());
  private final List<String> second = new Vector<>();

  void there() {
    first.removeAll(second);
  }

  void back() {
    second.retainAll(first); // expect LockOrderInversion
  }
}

class Maps {
  private final Map<String, String> first = new Hashtable<>();
  private final Hashtable<String, String> second = new Hashtable<>();

  void there() {
    first.putAll(second);
  }

  boolean back() {
    return second.equals(first); // expect LockOrderInversion
  }
}

class Texts {
  private final StringBuffer first = new StringBuffer();
  private final StringBuffer second = new StringBuffer();

  void there() {
    first.append(second);
  }

  void back() {
    second.append(first); // expect LockOrderInversion
  }
}
