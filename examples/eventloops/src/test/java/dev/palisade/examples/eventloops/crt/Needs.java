package dev.palisade.examples.eventloops.crt;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import software.amazon.awssdk.crt.CRT;
import software.amazon.awssdk.crt.CrtRuntimeException;

/** What a test cannot do without. */
final class Needs {
  private Needs() {}

  /** Skips, and says why; fails where {@code PALISADE_REQUIRE} names {@code crt}. */
  static void crt() {
    String missing = missing();
    String required = System.getenv().getOrDefault("PALISADE_REQUIRE", "");
    if (missing != null && required.contains("crt")) {
      fail(missing);
    }
    assumeTrue(missing == null, "skipped, " + missing);
  }

  /**
   * Why the native library, which its jar has for many machines, cannot be loaded here, or null.
   */
  private static String missing() {
    try {
      CRT.awsLastError();
      return null;
    } catch (CrtRuntimeException | LinkageError notHere) {
      return "no aws-crt on this machine: " + notHere;
    }
  }
}
