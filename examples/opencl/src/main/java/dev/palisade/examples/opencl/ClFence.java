package dev.palisade.examples.opencl;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Timeline;

/**
 * The fence of one command: an event of OpenCL. Signaled: the command is complete. Failed: its own
 * error, or that of a command it had to wait for; the cause names OpenCL's number.
 */
public final class ClFence extends DriverFence {
  final int queue;
  final EventRef event;

  /** Keeps the memory alive that the device works on. */
  final Command command;

  /** The driver's, of the event's callback. */
  long registration;

  ClFence(Timeline timeline, int queue, EventRef event, Command command) {
    super(timeline);
    this.queue = queue;
    this.event = event;
    this.command = command;
  }
}
