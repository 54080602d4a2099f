package dev.palisade.examples.eventloops.crt;

import dev.palisade.examples.testing.Needs;
import software.amazon.awssdk.crt.CRT;
import software.amazon.awssdk.crt.CrtRuntimeException;

/** What a test cannot do without. */
final class NativeLibrary {
  private NativeLibrary() {}

  /** Skips, and says why; fails where {@code PALISADE_REQUIRE} names {@code crt}. */
  static void need() {
    Needs.device("crt", missing());
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
