package dev.palisade.examples.uring.job;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How many fences were learned of, in which way. */
final class Tally {
  private final Map<Interest, Long> counts = new EnumMap<>(Interest.class);

  void add(Interest interest) {
    counts.merge(interest, 1L, Long::sum);
  }

  @Override
  public String toString() {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    return String.format(Locale.ROOT, "%,d fences: ", all)
        + counts.entrySet().stream()
            .map(e -> share(e.getValue(), all) + " " + e.getKey())
            .collect(Collectors.joining(", "));
  }

  private static String share(long count, long all) {
    return String.format(Locale.ROOT, "%.1f %%", count * 100.0 / all);
  }
}
