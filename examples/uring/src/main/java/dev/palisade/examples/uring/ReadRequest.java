package dev.palisade.examples.uring;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * One positional read: the bytes of {@code file} from {@code offset} on go to what remains of
 * {@code into}. The buffer is direct, its position is left alone, and nobody touches its memory
 * until the request's fence is signaled.
 *
 * @param file its number, as {@link Ring#openFile} gave it
 * @param into a direct buffer
 * @param offset where in the file to begin
 */
public record ReadRequest(int file, ByteBuffer into, long offset) {
  /**
   * Refuses what no device could serve.
   *
   * @param file its number
   * @param into a direct buffer
   * @param offset not below zero
   */
  public ReadRequest {
    Objects.requireNonNull(into, "into");
    if (!into.isDirect() || into.isReadOnly()) {
      throw new IllegalArgumentException("the device writes into direct, writable buffers only");
    }
    if (offset < 0) {
      throw new IllegalArgumentException("offset " + offset);
    }
  }

  int length() {
    return into.remaining();
  }
}
