package dev.palisade.examples.uring;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The rules of io_uring kept by a few threads that read with {@link FileChannel}: for machines that
 * refuse the real one. Linked requests, cancellation and error numbers are the kernel's; what it
 * cannot do is give up a read that has begun (of a file, the kernel cannot either).
 */
public final class ThreadedRing implements Ring {
  private static final long STOP = -1;

  private final int entries;
  private final int threads;
  private final List<Read> queue = new ArrayList<>();
  private final List<Long> cancels = new ArrayList<>();
  private final ExecutorService workers;
  private final Map<Long, Read> pending = new ConcurrentHashMap<>();
  private final BlockingQueue<Completion> completions = new LinkedBlockingQueue<>();
  private final Map<Integer, FileChannel> files = new ConcurrentHashMap<>();
  private final AtomicInteger lastFile = new AtomicInteger();

  /**
   * A ring.
   *
   * @param entries of the submission queue
   * @param threads that read
   */
  public ThreadedRing(int entries, int threads) {
    this.entries = entries;
    this.threads = threads;
    workers =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "ring-worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public String describe() {
    return threads + " threads over FileChannel, " + entries + " entries";
  }

  @Override
  public int openFile(Path path, boolean direct) throws IOException {
    FileChannel channel = ReadOptions.open(path, direct);
    int file = lastFile.incrementAndGet();
    files.put(file, channel);
    return file;
  }

  @Override
  public void closeFile(int file) {
    FileChannel channel = files.remove(file);
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException ignored) {
        // As close(2) of a file that was only read: there is nothing to lose.
      }
    }
  }

  @Override
  public int space() {
    return entries - queued();
  }

  @Override
  public int queued() {
    return queue.size() + cancels.size();
  }

  @Override
  public void queueRead(long tag, ReadRequest request, boolean linked) {
    Read read = new Read(tag, request, linked);
    pending.put(tag, read);
    queue.add(read);
  }

  @Override
  public void queueCancel(long tag) {
    cancels.add(tag);
  }

  @Override
  public void queueStop() {
    completions.add(new Completion(STOP, 0));
  }

  @Override
  public int submit() {
    List<Read> chain = new ArrayList<>();
    for (Read read : queue) {
      chain.add(read);
      if (!read.linked) {
        List<Read> ready = List.copyOf(chain);
        workers.execute(() -> serve(ready));
        chain.clear();
      }
    }
    queue.clear();
    cancels.forEach(this::cancel);
    cancels.clear();
    return 0;
  }

  private void cancel(long tag) {
    Read read = pending.get(tag);
    if (read != null && read.begin()) {
      complete(read, -Errno.ECANCELED);
    }
  }

  private void serve(List<Read> chain) {
    boolean broken = false;
    for (Read read : chain) {
      if (!read.begin()) {
        broken = true;
        continue;
      }
      int result = broken ? -Errno.ECANCELED : read(read.request);
      broken |= result != read.request.length();
      complete(read, result);
    }
  }

  private int read(ReadRequest request) {
    FileChannel channel = files.get(request.file());
    if (channel == null) {
      return -Errno.EBADF;
    }
    try {
      return Math.max(0, channel.read(request.into().duplicate(), request.offset()));
    } catch (ClosedChannelException closed) {
      return -Errno.EBADF;
    } catch (IOException failed) {
      return -Errno.EIO;
    }
  }

  private void complete(Read read, int result) {
    pending.remove(read.tag);
    completions.add(new Completion(read.tag, result));
  }

  @Override
  public int reap(long[] tags, int[] results) {
    try {
      int count = 0;
      Completion next = completions.take();
      while (next != null && next.tag != STOP) {
        tags[count] = next.tag;
        results[count++] = next.result;
        next = count < tags.length ? completions.poll() : null;
      }
      return count;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return -Errno.EINTR;
    }
  }

  @Override
  public void close() {
    workers.shutdown();
    files.keySet().forEach(this::closeFile);
  }

  private static final class Read {
    final long tag;
    final ReadRequest request;
    final boolean linked;
    private final AtomicBoolean begun = new AtomicBoolean();

    Read(long tag, ReadRequest request, boolean linked) {
      this.tag = tag;
      this.request = request;
      this.linked = linked;
    }

    /** True for one caller only: a worker that will read, or a cancel that came first. */
    boolean begin() {
      return begun.compareAndSet(false, true);
    }
  }

  private record Completion(long tag, int result) {}
}
