package dev.palisade.runtime;

import org.jspecify.annotations.Nullable;

/** Stands in for bodies that land next. */
final class Soon {
  private Soon() {}

  static <T extends @Nullable Object> T soon(T value) {
    if (!Boolean.getBoolean("dev.palisade.stub")) {
      throw new UnsupportedOperationException("lands next");
    }
    return value;
  }
}
