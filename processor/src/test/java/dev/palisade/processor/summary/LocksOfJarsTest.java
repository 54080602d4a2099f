package dev.palisade.processor.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.processor.golden.Compilation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks that code has by means of a jar, whose sources nobody has. */
class LocksOfJarsTest {
  private static final String SHELF =
      """
      package lib;
      import dev.palisade.annotations.GuardedBy;
      import java.util.concurrent.locks.Lock;
      import java.util.concurrent.locks.ReentrantLock;
      import java.util.concurrent.locks.ReentrantReadWriteLock;
      public class Shelf {
        private static final Lock ALL = new ReentrantLock();
        private final ReentrantLock lock = new ReentrantLock();
        private final ReentrantReadWriteLock index = new ReentrantReadWriteLock();
        protected final Lock reading = index.readLock();
        @GuardedBy("lock") protected int books;
        public static Lock all() { return ALL; }
        public Lock lock() { return lock; }
        public Lock writing() { return index.writeLock(); }
        public void open() { lock.lock(); }
        public void shut() { lock.unlock(); }
        public static void both(Lock first, Lock second, Runnable code) {
          first.lock();
          try {
            second.lock();
            try { code.run(); } finally { second.unlock(); }
          } finally {
            first.unlock();
          }
        }
        public static final class Lease implements AutoCloseable {
          private final Lock lock;
          public Lease(Lock lock) { this.lock = lock; lock.lock(); }
          @Override public void close() { lock.unlock(); }
        }
        public static final class Guard extends ReentrantLock {
          public interface Held extends AutoCloseable { @Override void close(); }
          public Held take() { lock(); return this::unlock; }
        }
      }
      """;

  private static final String DESK =
      """
      package app;
      import java.util.concurrent.locks.Lock;
      import java.util.concurrent.locks.ReentrantLock;
      import lib.Shelf;
      class Desk extends Shelf {
        private final Object papers = new Object();
        private final Lock ink = new ReentrantLock();
        private final Lock pen = new ReentrantLock();
        private final Shelf.Guard guard = new Shelf.Guard();
        private int n;
        void read() {
          %s
        }
        void write() {
          %s
        }
      }
      """;

  @TempDir Path scratch;

  /** What is said of two methods of a class that has a shelf of a jar. */
  private String said(String read, String write) {
    Compilation lib = new Compilation(scratch.resolve("lib")).source("lib/Shelf.java", SHELF);
    assertEquals("", lib.compile());
    return new Compilation(scratch.resolve("app" + write.hashCode()))
        .source("app/Desk.java", DESK.formatted(read, write))
        .against(lib.jar("shelf-1.0.jar"))
        .compile();
  }

  /** A lock in both orders with a monitor, and in one. */
  private void isKnown(String locked) {
    String read = locked.formatted("synchronized (papers) { n++; }");
    String write = locked.formatted("n--;");
    String said = said(read, "synchronized (papers) { " + write + " }");
    assertTrue(said.contains("error: [LockOrderInversion]"), said);
    assertEquals("", said(read, "synchronized (papers) { n = 0; } " + write));
  }

  @Test
  void thatGettersReturn() {
    isKnown("lock().lock(); try { %s } finally { lock().unlock(); }");
    isKnown("Shelf.all().lock(); try { %s } finally { Shelf.all().unlock(); }");
  }

  @Test
  void thatAreViewsOfOthers() {
    isKnown("writing().lock(); try { %s } finally { writing().unlock(); }");
    String read = "reading.lock(); try { %s } finally { reading.unlock(); }";
    String upgrade = said("", read.formatted("writing().lock(); n++; writing().unlock();"));
    assertTrue(upgrade.contains("error: [LockUpgrade]"), upgrade);
    assertEquals("", said("", read.formatted("n++;") + "writing().lock(); writing().unlock();"));
  }

  @Test
  void thatMethodsTakeForTheirCallers() {
    isKnown("open(); try { %s } finally { shut(); }");
    isKnown("try (Shelf.Lease lease = new Shelf.Lease(ink)) { %s }");
    isKnown("try (Shelf.Guard.Held held = guard.take()) { %s }");
  }

  @Test
  void thatMethodsAreGiven() {
    String read = "Shelf.both(ink, pen, () -> n++);";
    String said = said(read, "Shelf.both(pen, ink, () -> n--);");
    assertTrue(said.contains("error: [LockOrderInversion]"), said);
    assertEquals("", said(read, "Shelf.both(ink, pen, () -> n--);"));
  }

  @Test
  void thatGuardWhatIsInherited() {
    String said = said("", "n = books;");
    assertTrue(said.contains("Desk.java:15: error: [GuardedAccess]"), said);
    assertEquals("", said("", "open(); n = books; shut();"));
  }
}
