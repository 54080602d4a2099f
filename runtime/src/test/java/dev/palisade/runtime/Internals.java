package dev.palisade.runtime;

/** What tests ask a fence that its users cannot. */
public final class Internals {
  private Internals() {}

  /** Whether callbacks are registered: what a fence keeps alive shows nowhere else. */
  public static boolean hasCallbacks(Fence fence) {
    return fence.core().getStateAcquire() instanceof FenceCallback;
  }
}
