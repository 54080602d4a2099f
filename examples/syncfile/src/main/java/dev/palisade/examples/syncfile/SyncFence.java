package dev.palisade.examples.syncfile;

import dev.palisade.annotations.PublishedBySignal;
import dev.palisade.examples.syncfile.linux.Source;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Timeline;

/**
 * The fence of something that the kernel signals. Signaled: {@link SyncFileDriver#signaledAt} says
 * when. Failed: the error's cause names the errno.
 */
public final class SyncFence extends DriverFence {
  /** When the kernel signaled it, on the clock of {@link System#nanoTime()}. */
  @PublishedBySignal long signaledAt;

  /** The driver's: closed when this fence is released. */
  final Source source;

  SyncFence(Timeline timeline, Source source) {
    super(timeline);
    this.source = source;
  }
}
