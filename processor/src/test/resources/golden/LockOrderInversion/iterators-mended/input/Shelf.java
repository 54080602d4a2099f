import java.util.Iterator;
import java.util.List;

final class Shelf implements Iterable<String> {
  private final Object books = new Object();
  private final Object readers = new Object();
  private String[] titles = {};

  @Override
  public Iterator<String> iterator() {
    return new Walk();
  }

  private final class Walk implements Iterator<String> {
    private int at;

    @Override
    public boolean hasNext() {
      synchronized (books) {
        return at < titles.length;
      }
    }

    @Override
    public String next() {
      return titles[at++];
    }
  }

  int count() {
    int n = 0;
    for (String title : this) {
      n += title.length();
    }
    synchronized (readers) {
      return n;
    }
  }

  void clear() {
    synchronized (books) {
      synchronized (readers) {
        titles = new String[0];
      }
    }
  }

  private static final class Catalogue {
    private final Object cards = new Object();
    private final Object desk = new Object();
    private List<String> all = List.of();

    private Iterable<String> view() {
      return () -> {
        synchronized (cards) {
          return all.iterator();
        }
      };
    }

    String join() {
      StringBuilder joined = new StringBuilder();
      for (String each : view()) {
        joined.append(each);
      }
      synchronized (desk) {
        return joined.toString();
      }
    }

    void close() {
      synchronized (cards) {
        synchronized (desk) {
          all = List.of();
        }
      }
    }
  }
}
