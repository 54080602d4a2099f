package dev.palisade.examples.uring;

import dev.palisade.annotations.PublishedBySignal;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Timeline;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The fence of one read. Signaled: the bytes are in the buffer and {@link UringDriver#transferred}
 * says how many. Failed: nothing is known of the buffer's bytes; the error's cause names the errno.
 */
public final class ReadFence extends DriverFence {
  /** Bytes moved, as {@code read(2)} counts them: less than asked is no error, 0 is end of file. */
  @PublishedBySignal int result;

  /** What the device calls this request; the driver's, under its ring lock. */
  long tag;

  /** Which entry of the submission queue it was, counted from the ring's beginning; as above. */
  long entry;

  /** Keeps the memory alive that the device writes into. */
  @Nullable ByteBuffer into;

  ReadFence(Timeline timeline) {
    super(timeline);
  }
}
