package dev.palisade.runtime.model.scenario;

import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceCallback;

/** A callback that does what it was told to. */
final class Node extends FenceCallback {
  private final Runnable action;

  Node(Runnable action) {
    this.action = action;
  }

  @Override
  public void signaled(Fence fence) {
    action.run();
  }
}
