package dev.palisade.examples.uring.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.examples.uring.NativeRing;
import dev.palisade.examples.uring.ThreadedRing;
import dev.palisade.examples.uring.UringDriver;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The job on a small file. */
@Timeout(60)
class ReadJobTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
  private Path path;

  @BeforeEach
  void writeFile() throws IOException {
    byte[] content = new byte[3_000_001];
    new Random(3).nextBytes(content);
    path = Files.write(folder.resolve("content"), content);
  }

  @Test
  void jobOnWhatThisMachineOffersSucceeds() throws Exception {
    assertEquals(0, ReadJob.run(out, path, "auto"));
    assertTrue(text().contains("equal"), text());
    assertEquals(NativeRing.whyNot() == null, text().contains("device     io_uring"), text());
  }

  @Test
  void jobWithoutIoUringSaysSoAndSucceeds() throws Exception {
    assertEquals(0, ReadJob.run(out, path, "threads"));
    assertTrue(text().contains("io_uring   no (not wanted); threads take its place"), text());
    assertTrue(text().contains("% waited for, ") && text().contains("% polled, "), text());
  }

  @Test
  void otherBytesAreNoticed() throws Exception {
    CrookedRing ring = new CrookedRing(new ThreadedRing(ReadJob.DEPTH, 2));
    ring.corruptsByteOf = 1_000_000;
    try (UringDriver driver = UringDriver.start(ring, ReadJob.DEPTH)) {
      assertFalse(new ReadJob(out, driver, Target.of(path, ReadJob.CHUNK)).run());
    }
    assertTrue(text().contains("DIFFERENT"), text());
  }

  @Test
  void shortReadsAreContinued() throws Exception {
    CrookedRing ring = new CrookedRing(new ThreadedRing(16, 2));
    ring.longestRead = 1000;
    Target target = Target.of(path, 4096);
    CRC32C fences = new CRC32C();
    CRC32C nio = new CRC32C();
    try (UringDriver driver = UringDriver.start(ring, 16)) {
      int file = driver.openFile(path, false);
      new FenceReader(driver, 8, 4096, new Tally()).read(file, target, fences::update);
    }
    NioReader.read(target, false, nio::update);
    assertEquals(nio.getValue(), fences.getValue());
  }

  @Test
  void fileThatShrankIsAnError() throws Exception {
    Target target = new Target(path, Files.size(path) + 10, 4096);
    try (UringDriver driver = UringDriver.start(new ThreadedRing(16, 2), 16)) {
      int file = driver.openFile(path, false);
      FenceReader reader = new FenceReader(driver, 8, 4096, new Tally());
      assertThrows(EOFException.class, () -> reader.read(file, target, bytes -> {}));
    }
  }

  @Test
  void bigFileIsFound() throws Exception {
    assertTrue(Files.size(SampleFile.find()) >= 100_000_000);
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
