package dev.palisade.examples.syncfile;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.palisade.examples.syncfile.linux.DrmDevice;
import java.util.List;
import java.util.Optional;

/** Devices that tests need, which only a virtual machine has. */
final class Devices {
  private static final List<String> REQUIRED =
      List.of(System.getProperty("palisade.require.devices", "").split(","));

  private Devices() {}

  /** To be closed; skips the test if there is none, or fails it if there has to be. */
  static DrmDevice require(String driver) {
    Optional<DrmDevice> device = DrmDevice.find(driver);
    if (device.isEmpty()) {
      skip(driver, "no device of " + driver);
    }
    return device.orElseThrow();
  }

  /** Skips the test because a device lacks something, or fails it. */
  static void skip(String driver, String why) {
    if (REQUIRED.contains(driver)) {
      fail(why);
    }
    abort("skipped, no kernel asked: " + why + "; mvn -Pkernel asks one, see README");
  }
}
