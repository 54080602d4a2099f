package dev.palisade.examples.uring;

import dev.palisade.annotations.Blocks;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The device below {@link UringDriver}: a submission queue and a completion queue. {@link
 * NativeRing} is the kernel's io_uring; {@link ThreadedRing} keeps the same rules with a few
 * threads, where the kernel's is not to be had.
 *
 * <p>A request is named by a <em>tag</em>, a number not below zero, which its completion brings
 * back together with the number of bytes moved or a negated errno. A ring does no locking for its
 * submission side: one thread at a time calls {@link #queueRead}, {@link #queueCancel}, {@link
 * #queueStop}, {@link #space}, {@link #queued} and {@link #submit}. Exactly one thread calls {@link
 * #reap}, at any time.
 *
 * <p>From {@code submit} until its completion was reaped, a request's memory belongs to the device.
 */
public interface Ring extends AutoCloseable {
  /** What {@link #reap} returns once the stop entry came through. */
  int STOPPED = 0;

  /**
   * What this ring is, for people.
   *
   * @return a few words
   */
  String describe();

  /**
   * Opens a file for reading. With {@code direct}, reads go past the page cache: buffers, offsets
   * and lengths must then be multiples of the device's block.
   *
   * @param path the file
   * @param direct whether reads go past the page cache
   * @return its number in requests
   * @throws IOException if it cannot be opened like this
   */
  int openFile(Path path, boolean direct) throws IOException;

  /**
   * Closes a file; requests in flight on it end as they would have.
   *
   * @param file its number
   */
  void closeFile(int file);

  /**
   * Entries that can be queued before {@link #submit} is needed.
   *
   * @return a count
   */
  int space();

  /**
   * Entries queued and not yet handed to the device.
   *
   * @return a count
   */
  int queued();

  /**
   * Queues a read; needs {@link #space}. With {@code linked}, the entry queued next starts only
   * after this one moved all its bytes, and is cancelled if it did not.
   *
   * @param tag names the request; not below zero
   * @param request what to read
   * @param linked whether the entry queued next depends on this one
   */
  void queueRead(long tag, ReadRequest request, boolean linked);

  /**
   * Queues the wish that a request be given up; needs {@link #space}.
   *
   * @param tag the request
   */
  void queueCancel(long tag);

  /** Queues the entry that makes {@link #reap} return {@link #STOPPED}; needs {@link #space}. */
  void queueStop();

  /**
   * Hands all queued entries to the device. Never waits for a request to end.
   *
   * @return 0, or a negated errno when the device took none or not all; the rest stays queued
   */
  int submit();

  /**
   * Waits for completions and takes as many as fit.
   *
   * @param tags gets whose they are
   * @param results gets how they ended
   * @return how many, {@link #STOPPED}, or a negated errno when the device is lost
   */
  @Blocks
  int reap(long[] tags, int[] results);

  /** Lets go of the device. Nobody is in {@link #reap} any more and nothing is queued after. */
  @Override
  void close();
}
