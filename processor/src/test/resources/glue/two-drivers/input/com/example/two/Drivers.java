package com.example.two;

import dev.palisade.annotations.PublishedBySignal;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Timeline;

class Drivers {
  static class OfFirst extends DriverFence {
    @PublishedBySignal int first;

    OfFirst(Timeline timeline) {
      super(timeline);
    }
  }

  static class OfSecond extends DriverFence {
    @PublishedBySignal int second;

    OfSecond(Timeline timeline) {
      super(timeline);
    }
  }

  static class OfBoth extends DriverFence {
    @PublishedBySignal int both;

    OfBoth(Timeline timeline) {
      super(timeline);
    }
  }
}
