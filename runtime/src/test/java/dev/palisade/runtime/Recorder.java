package dev.palisade.runtime;

import java.util.ArrayList;
import java.util.List;

/** A callback that writes its name into a shared list when it runs. */
final class Recorder extends FenceCallback {
  private final List<String> ran;
  private final String name;

  Recorder(List<String> ran, String name) {
    this.ran = ran;
    this.name = name;
  }

  static List<String> list() {
    return new ArrayList<>();
  }

  @Override
  public void signaled(Fence fence) {
    ran.add(name);
  }
}
