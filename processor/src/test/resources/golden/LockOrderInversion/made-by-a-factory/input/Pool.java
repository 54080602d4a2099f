import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Opens each writer while it holds its own lock, before anybody else can get it. */
class Pool {
  private final Supplier<Writer> factory;
  private final List<Writer> writers = new ArrayList<>();

  Pool(Supplier<Writer> factory) {
    this.factory = factory;
  }

  synchronized Writer take() {
    Writer writer = factory.get();
    writer.open();
    writers.add(writer);
    return writer;
  }

  synchronized boolean has(Writer writer) {
    return writers.contains(writer);
  }
}

class Writer {
  private Pool pool;
  private boolean open;

  synchronized void open() {
    open = true;
  }

  synchronized void join(Pool other) {
    pool = other;
  }

  synchronized boolean isTaken() {
    return open && pool.has(this); // expect LockOrderInversion
  }
}

class Desk {
  private final Writer spare = new Writer();
  private final Pool pool = new Pool(() -> spare);

  Writer next() {
    Writer writer = pool.take();
    writer.join(pool);
    return writer;
  }

  boolean isSpareTaken() {
    return spare.isTaken();
  }
}

/** Starts its jobs under its lock. */
class Board {
  private final List<Job> jobs = new ArrayList<>();

  synchronized void start() {
    Job job = make();
    synchronized (job) {
      job.name();
    }
    job.begin(this);
    jobs.add(job);
  }

  synchronized void done(Job job) {
    jobs.remove(job);
  }

  synchronized void note(Job job) {
    jobs.add(job);
  }

  private static Job make() {
    Job job = new Job();
    job.name();
    return job;
  }
}

class Job {
  private Board board;
  private String name;

  void name() {
    name = "job";
  }

  void begin(Board on) {
    on.note(this);
    synchronized (this) {
      board = on;
    }
  }

  synchronized void end() {
    board.done(this); // expect LockOrderInversion
  }

  synchronized String label() {
    return name;
  }
}
