package com.example.generic;

import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.PublishedBySignal;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Timeline;
import java.util.List;

class Outer<K extends Comparable<K>> {
  @FenceDriver(name = "inner")
  class Inner<V> {
    class Request extends DriverFence {
      @PublishedBySignal V value;

      Request(Timeline timeline) {
        super(timeline);
      }
    }

    @EnableSignaling
    boolean arm(DriverFence fence) {
      return true;
    }

    @InterruptHandler
    <X extends V> void retired(K key, List<? super V> values, X more) {}
  }

  abstract static class Base<T> {
    @InterruptHandler
    void inherited(T value) {}
  }

  @FenceDriver(name = "inheriting")
  static class Inheriting extends Base<List<String>> {}
}
