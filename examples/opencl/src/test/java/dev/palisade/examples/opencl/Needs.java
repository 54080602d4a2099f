package dev.palisade.examples.opencl;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;

/** What a test cannot do without. */
public final class Needs {
  private Needs() {}

  /** Skips, and says what to install; fails where {@code PALISADE_REQUIRE} names {@code opencl}. */
  public static Platforms.Implementation platform(String name, String debianPackages) {
    Optional<Platforms.Implementation> found = Platforms.find(name);
    String missing = "no opencl: " + name + "; apt-get install " + debianPackages;
    String required = System.getenv().getOrDefault("PALISADE_REQUIRE", "");
    if (found.isEmpty() && required.contains("opencl")) {
      fail(missing);
    }
    assumeTrue(found.isPresent(), "skipped, " + missing);
    return found.orElseThrow();
  }
}
