package dev.palisade.examples.eventloops.crt;

import java.util.concurrent.CompletableFuture;

/** The pages of a server. */
@FunctionalInterface
public interface Pages {
  /** Starts to fetch one, and returns at once. */
  CompletableFuture<String> fetch(String path);

  /** Fetches the page that a page names. Waits for nothing: one comes after the other. */
  default CompletableFuture<String> follow(String path) {
    return fetch(path).thenCompose(this::fetch);
  }
}
