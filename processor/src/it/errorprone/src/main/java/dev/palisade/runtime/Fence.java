package dev.palisade.runtime;

import java.util.function.Consumer;

/** As much of the core as the checks look at: it is built later than they are. */
public abstract class Fence {
  public abstract boolean isSignaled();

  public abstract boolean addCallback(Consumer<? super Fence> callback);
}
