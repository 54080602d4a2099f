import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.Vector;
import java.util.concurrent.CopyOnWriteArrayList;

/** What locks itself is copied before another that does reads it, or under a lock of both. */
class Lists {
  private final Vector<String> first = new Vector<>();
  private final List<String> second = Collections.synchronizedList(new ArrayList<>());

  void there() {
    first.addAll(second);
  }

  void back() {
    second.removeAll(new ArrayList<>(first));
  }

  void through() {
    Vector<String> between = new Vector<>();
    between.addAll(second);
    second.addAll(between);
  }
}

class Sets {
  private final Set<String> first = Collections.synchronizedSet(new HashSet<>());
  private final Set<String> second = Collections.synchronizedSet(new HashSet<>());

  void there() {
    first.addAll(second); // by an iterator, which locks nothing
  }

  void back() {
    second.addAll(first);
  }
}

class Copies {
  private final List<String> first = new CopyOnWriteArrayList<>();
  private final List<String> second = new CopyOnWriteArrayList<>();

  void there() {
    first.addAll(second);
  }

  void back() {
    second.addAll(first);
  }
}

class Maps {
  private final Map<String, String> first = new Hashtable<>();
  private final Hashtable<String, String> second = new Hashtable<>();
  private final Object both = new Object();

  void there() {
    synchronized (both) {
      first.putAll(second);
    }
  }

  void back() {
    synchronized (both) {
      second.putAll(first);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Maps maps && second.equals(maps.second);
  }

  @Override
  public int hashCode() {
    return Objects.hash(second);
  }
}

class Texts {
  private final StringBuffer first = new StringBuffer();
  private final StringBuffer second = new StringBuffer();

  void there() {
    first.append(second);
  }

  void back() {
    second.append(first.toString());
  }
}
