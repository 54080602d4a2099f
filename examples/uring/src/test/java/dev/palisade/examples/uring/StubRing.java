package dev.palisade.examples.uring;

import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A device that does what a test says. */
final class StubRing implements Ring {
  static final int ENTRIES = 8;

  volatile boolean refuses;
  volatile boolean cancels;
  volatile boolean closed;
  private final Queue<Long> queue = new ConcurrentLinkedQueue<>();
  private final Queue<Long> taken = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<long[]> events = new ArrayBlockingQueue<>(64);

  void lose() {
    events.add(new long[] {-1, -Errno.EIO});
  }

  void complete(long tag, int result) {
    events.add(new long[] {tag, result});
  }

  void completeOldest(int result) {
    complete(taken.remove(), result);
  }

  @Override
  public String describe() {
    return "stub";
  }

  @Override
  public int openFile(Path path, boolean direct) {
    return 1;
  }

  @Override
  public void closeFile(int file) {}

  @Override
  public int space() {
    return ENTRIES - queue.size();
  }

  @Override
  public int queued() {
    return queue.size();
  }

  @Override
  public void queueRead(long tag, ReadRequest request, boolean linked) {
    queue.add(tag);
  }

  @Override
  public void queueCancel(long tag) {
    if (cancels) {
      complete(tag, -Errno.ECANCELED);
    }
  }

  @Override
  public void queueStop() {
    events.add(new long[] {-1, STOPPED});
  }

  @Override
  public int submit() {
    if (refuses) {
      return -11;
    }
    taken.addAll(queue);
    queue.clear();
    return 0;
  }

  @Override
  public int reap(long[] tags, int[] results) {
    try {
      long[] event = events.take();
      if (event[0] < 0) {
        return (int) event[1];
      }
      tags[0] = event[0];
      results[0] = (int) event[1];
      return 1;
    } catch (InterruptedException interrupted) {
      return -Errno.EINTR;
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
