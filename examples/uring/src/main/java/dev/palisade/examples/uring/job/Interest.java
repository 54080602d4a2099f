package dev.palisade.examples.uring.job;

/** The three ways to learn that a fence is signaled. */
enum Interest {
  WAITED("waited for"),
  POLLED("polled"),
  CALLED_BACK("called back");

  private static final Interest[] ALL = values();

  private final String words;

  Interest(String words) {
    this.words = words;
  }

  /** Takes turns, so that a job is a real mix of all three. */
  static Interest of(int chunk) {
    return ALL[chunk % ALL.length];
  }

  @Override
  public String toString() {
    return words;
  }
}
