package dev.palisade.examples.syncfile;

import dev.palisade.examples.syncfile.linux.DrmDevice;
import dev.palisade.examples.testing.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Devices that tests need; most, only a virtual machine has. */
public final class Devices {
  private Devices() {}

  /** Skips the test where this is no Linux. */
  public static void needEventfd() {
    boolean isLinux = Files.isDirectory(Path.of("/proc/self/fd"));
    Needs.device("eventfd", isLinux ? null : "no kernel asked: eventfd and /proc are Linux's");
  }

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
    Needs.device(driver, "no kernel asked: " + why + "; mvn -Pkernel asks one, see README");
  }
}
