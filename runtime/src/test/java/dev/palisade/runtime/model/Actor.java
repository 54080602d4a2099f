package dev.palisade.runtime.model;

/** What one thread of a bounded program does: a function of the answers of the memory alone. */
@FunctionalInterface
public interface Actor {
  /**
   * Runs from start to end.
   *
   * @return its result, which goes into the outcome; equal results are the same
   */
  Object run(Memory memory);

  /** Calls {@code exploration}, which runs this actor many times, on the thread that it needs. */
  default void explore(Runnable exploration) {
    exploration.run();
  }

  /** Thrown out of {@link #run}: this run is of no interest, as it only waits for another actor. */
  final class Pruned extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Pruned() {
      super("pruned", null, false, false);
    }
  }
}
