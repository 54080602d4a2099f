package dev.palisade.examples.eventloops.netty;

import java.util.concurrent.CompletableFuture;

/** Another server that a handler asks, over channels of the same event loops. */
@FunctionalInterface
public interface Backend {
  /** Asks, and returns at once. */
  CompletableFuture<String> ask(String question);
}
