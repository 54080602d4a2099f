import java.util.List;

/** Passes a request on to the next filter, in code that each runs when it likes. */
final class Filters {
  private final List<Filter> filters;

  Filters(RateLimit limit) {
    filters = List.of(limit, new AuditLog(limit));
  }

  void handle(String request) {
    run(request, 0);
  }

  private void run(String request, int index) {
    if (index < filters.size()) {
      filters.get(index).apply(request, next -> run(next, index + 1));
    }
  }
}

interface Filter {
  void apply(String request, Chain next);

  interface Chain {
    void proceed(String request);
  }
}

final class RateLimit implements Filter {
  private final Object window = new Object();
  private int used;

  @Override
  public void apply(String request, Chain next) {
    synchronized (window) {
      used++;
      next.proceed(request);
    }
  }

  void reset() {
    synchronized (window) {
      used = 0;
    }
  }
}

final class AuditLog implements Filter {
  private final Object log = new Object();
  private final RateLimit limit;
  private int lines;

  AuditLog(RateLimit limit) {
    this.limit = limit;
  }

  @Override
  public void apply(String request, Chain next) {
    synchronized (log) {
      lines++;
    }
    next.proceed(request);
  }

  void rotate() {
    synchronized (log) {
      lines = 0;
      limit.reset(); // expect LockOrderInversion
    }
  }
}
