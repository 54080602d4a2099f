package dev.palisade.runtime.stress;

import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceCallback;

/** A callback that notes that it ran. The list is plain: the core orders callbacks (HB3, HB4). */
final class Note extends FenceCallback {
  private final StringBuilder ran;
  private final String name;

  Note(StringBuilder ran, String name) {
    this.ran = ran;
    this.name = name;
  }

  @Override
  public void signaled(Fence fence) {
    ran.append(name);
  }
}
