package dev.palisade.examples.uring.job;

import dev.palisade.examples.uring.ReadRequest;
import dev.palisade.examples.uring.Ring;
import java.io.IOException;
import java.nio.file.Path;

/** A ring that moves fewer bytes than asked, or the bytes of another place. */
final class CrookedRing implements Ring {
  int longestRead = Integer.MAX_VALUE;
  long corruptsByteOf = -1;
  private final Ring ring;

  CrookedRing(Ring ring) {
    this.ring = ring;
  }

  @Override
  public void queueRead(long tag, ReadRequest request, boolean linked) {
    int length = Math.min(request.into().remaining(), longestRead);
    long offset = request.offset();
    boolean corrupt = offset <= corruptsByteOf && corruptsByteOf < offset + length;
    var into = request.into().slice(request.into().position(), length);
    ring.queueRead(tag, new ReadRequest(request.file(), into, corrupt ? 0 : offset), linked);
  }

  @Override
  public String describe() {
    return ring.describe();
  }

  @Override
  public int openFile(Path path, boolean direct) throws IOException {
    return ring.openFile(path, direct);
  }

  @Override
  public void closeFile(int file) {
    ring.closeFile(file);
  }

  @Override
  public int space() {
    return ring.space();
  }

  @Override
  public int queued() {
    return ring.queued();
  }

  @Override
  public void queueCancel(long tag) {
    ring.queueCancel(tag);
  }

  @Override
  public void queueStop() {
    ring.queueStop();
  }

  @Override
  public int submit() {
    return ring.submit();
  }

  @Override
  public int reap(long[] tags, int[] results) {
    return ring.reap(tags, results);
  }

  @Override
  public void close() {
    ring.close();
  }
}
