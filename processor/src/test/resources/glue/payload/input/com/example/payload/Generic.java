package com.example.payload;

import dev.palisade.annotations.PublishedBySignal;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Timeline;

/** Not nested, and not mentioned: the only driver of the package gets it. */
class Generic<T extends Comparable<T>> extends DriverFence {
  @PublishedBySignal T value;

  Generic(Timeline timeline) {
    super(timeline);
  }
}
