package dev.palisade.examples.opencl;

import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceCallback;

/**
 * A foreign fence that commands wait for: a user event that is ended, once, when the fence is
 * signaled, and fails when it failed. Ending it blocks nobody, so a callback may do it.
 */
final class Gate extends FenceCallback {
  final long event;
  private final ClDevice device;
  private final Fence fence;
  private final Gates gates;

  Gate(ClDevice device, Fence fence, Gates gates) {
    this.device = device;
    this.fence = fence;
    this.gates = gates;
    event = device.createUserEvent();
  }

  /** From now on the fence opens it. */
  void watch() {
    gates.add(this);
    if (!fence.addCallback(this)) {
      signaled(fence); // Signaled already, so it will not call.
    }
  }

  @Override
  public void signaled(Fence signaled) {
    end(signaled.error() == null ? ClDevice.COMPLETE : ClStatus.DEPENDENCY_FAILED);
  }

  /** Nobody waits for the fence any more; returns when its callback is not running either. */
  void giveUp() {
    if (fence.removeCallback(this)) {
      end(ClStatus.DEPENDENCY_FAILED);
    }
  }

  private void end(int status) {
    device.endUserEvent(event, status);
    device.release(event);
    gates.remove(this); // Last: who closes the driver waits for those it finds there.
  }
}
