package dev.palisade.examples.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import org.jspecify.annotations.Nullable;

/** What a test cannot do without. */
public final class Needs {
  /** Of the environment: names of devices that have to be there. */
  private static final String REQUIRED = System.getenv().getOrDefault("PALISADE_REQUIRE", "");

  private Needs() {}

  /**
   * Skips the test that calls it if a device is missing; fails it where {@code PALISADE_REQUIRE}
   * names the device.
   *
   * @param device its name there
   * @param missing what is missing and how to get it, or null if the device is here
   */
  public static void device(String device, @Nullable String missing) {
    if (missing != null && REQUIRED.contains(device)) {
      fail(missing);
    }
    if (missing != null) {
      abort("skipped, " + missing);
    }
  }
}
