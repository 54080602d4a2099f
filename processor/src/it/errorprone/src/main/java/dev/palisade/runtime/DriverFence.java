package dev.palisade.runtime;

public abstract class DriverFence extends Fence {
  public abstract boolean signal();
}
