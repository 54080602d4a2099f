package dev.palisade.examples.opencl;

import dev.palisade.examples.testing.Needs;
import java.util.Optional;

/** What a test cannot do without. */
public final class Installed {
  private Installed() {}

  /** Skips, and says what to install; fails where {@code PALISADE_REQUIRE} names {@code opencl}. */
  public static Platforms.Implementation platform(String name, String debianPackages) {
    Optional<Platforms.Implementation> found = Platforms.find(name);
    String missing = "no opencl: " + name + "; apt-get install " + debianPackages;
    Needs.device("opencl", found.isPresent() ? null : missing);
    return found.orElseThrow();
  }
}
