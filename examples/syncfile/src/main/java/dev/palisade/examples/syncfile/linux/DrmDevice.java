package dev.palisade.examples.syncfile.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A graphics device, found by the name of its driver. */
public final class DrmDevice implements AutoCloseable {
  private static final Path NODES = Path.of("/dev/dri");
  private static final long VERSION = Ioctl.readWrite('d', 0x00, 64);
  private static final long GET_CAP = Ioctl.readWrite('d', 0x0c, 16);
  private static final long CAP_SYNCOBJ_TIMELINE = 0x14;
  private static final int NAME = 64;

  private final Descriptor descriptor;

  private DrmDevice(Descriptor descriptor) {
    this.descriptor = descriptor;
  }

  /**
   * The first device of a driver.
   *
   * @param driver its name, such as {@code vgem}
   * @return empty, if there is none that this process may open
   */
  public static Optional<DrmDevice> find(String driver) {
    return nodes().stream().flatMap(node -> openIf(node, driver).stream()).findFirst();
  }

  private static Optional<DrmDevice> openIf(Path node, String driver) {
    try {
      DrmDevice device = new DrmDevice(new Descriptor(Libc.open(node.toString()), node.toString()));
      if (device.isDrivenBy(driver)) {
        return Optional.of(device);
      }
      device.close();
      return Optional.empty();
    } catch (IOException notForUs) {
      return Optional.empty();
    }
  }

  private static List<Path> nodes() {
    List<Path> nodes = new ArrayList<>();
    if (Files.isDirectory(NODES)) {
      try (DirectoryStream<Path> cards = Files.newDirectoryStream(NODES, "card*")) {
        cards.forEach(nodes::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Collections.sort(nodes);
    return nodes;
  }

  private boolean isDrivenBy(String driver) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(NAME);
      MemorySegment version = arena.allocate(64, 8);
      version.set(JAVA_LONG, 16, NAME - 1);
      version.set(JAVA_LONG, 24, name.address());
      ioctl("DRM_IOCTL_VERSION", VERSION, version);
      return name.getString(0).equals(driver);
    } catch (IOException notDrm) {
      return false;
    }
  }

  /**
   * Whether it has sync objects with timelines.
   *
   * @return false also of a kernel that does not know the question
   */
  public boolean hasTimelines() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment cap = arena.allocate(16, 8);
      cap.set(JAVA_LONG, 0, CAP_SYNCOBJ_TIMELINE);
      ioctl("DRM_IOCTL_GET_CAP", GET_CAP, cap);
      return cap.get(JAVA_LONG, 8) != 0;
    } catch (IOException unknown) {
      return false;
    }
  }

  void ioctl(String name, long request, MemorySegment argument) throws IOException {
    Libc.ioctl(name, descriptor.fd(), request, argument);
  }

  /** A call whose argument is made of ints and has no answer. */
  void ioctl(String name, long request, int... words) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      ioctl(name, request, arena.allocateFrom(JAVA_INT, words));
    }
  }

  @Override
  public void close() {
    descriptor.close();
  }
}
