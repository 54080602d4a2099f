package com.example.payload;

import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.PublishedBySignal;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Timeline;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Payloads of every shape. */
@NullMarked
@FenceDriver(name = "payload")
public class PayloadDriver {
  /** Made by the package. */
  PayloadDriver() {}

  /** Nested, with two fields and one that is none. */
  public static class Copy extends DriverFence {
    @PublishedBySignal byte @Nullable [] data;
    @PublishedBySignal @Nullable List<? extends @Nullable CharSequence> names;
    final long submitted = 1;

    Copy(Timeline timeline) {
      super(timeline);
    }
  }

  /** Adds to an inherited payload. */
  public static class CopyTwo extends Copy {
    @PublishedBySignal long bytes;

    CopyTwo(Timeline timeline) {
      super(timeline);
    }
  }

  /** Adds nothing: signaled as its superclass is. */
  static class CopyThree extends Copy {
    CopyThree(Timeline timeline) {
      super(timeline);
    }
  }

  /** Fields named like what the glue uses. */
  static class Names extends DriverFence {
    @PublishedBySignal int fence;
    @PublishedBySignal int driver;
    @PublishedBySignal int claim;
    @PublishedBySignal int requirePayload;
    @PublishedBySignal int signal;
    @PublishedBySignal int release;
    @PublishedBySignal int close;

    Names(Timeline timeline) {
      super(timeline);
    }
  }

  @InterruptHandler
  boolean publish(Names names) {
    return true;
  }
}
