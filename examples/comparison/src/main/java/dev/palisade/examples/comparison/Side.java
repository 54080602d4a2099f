package dev.palisade.examples.comparison;

/** One of two ways to learn that a device has done something. */
public interface Side {
  /**
   * What it is called.
   *
   * @return a word or two
   */
  String name();

  /**
   * Has the device do one thing.
   *
   * @return nanoseconds until the callback
   */
  long latency();

  /**
   * Has it do many, with a callback each.
   *
   * @param jobs how many
   * @return nanoseconds until the last callback
   */
  long batch(int jobs);
}
