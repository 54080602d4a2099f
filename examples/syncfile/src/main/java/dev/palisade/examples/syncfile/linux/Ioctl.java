package dev.palisade.examples.syncfile.linux;

/** How Linux numbers a device's calls: direction, size of the argument, device, number. */
final class Ioctl {
  private static final long WRITE = 1;
  private static final long READ = 2;

  private Ioctl() {}

  static long readWrite(char device, int number, int size) {
    return (READ | WRITE) << 30 | (long) size << 16 | (long) device << 8 | number;
  }

  static long write(char device, int number, int size) {
    return WRITE << 30 | (long) size << 16 | (long) device << 8 | number;
  }
}
