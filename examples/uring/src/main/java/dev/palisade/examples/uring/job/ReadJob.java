package dev.palisade.examples.uring.job;

import dev.palisade.examples.uring.NativeRing;
import dev.palisade.examples.uring.Ring;
import dev.palisade.examples.uring.ThreadedRing;
import dev.palisade.examples.uring.UringDriver;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Reads a big file of this machine, every read a fence, and holds it against plain {@code
 * java.nio}: the same bytes? how fast? Exits with status 1 when the bytes differ.
 *
 * <p>Argument: the file, else the running JDK's biggest. {@code -Dpalisade.ring=threads} does
 * without io_uring, {@code =uring} insists on it.
 *
 * <p>SHA-256 is the proof that the bytes are the same; it takes longer than reading them. The timed
 * passes therefore carry CRC32C, which costs next to nothing, and are checked by it.
 */
final class ReadJob {
  static final int DEPTH = 256;
  static final int CHUNK = 64 << 10;

  private static final int ROUNDS = 7;
  private static final long BUDGET = Duration.ofSeconds(4).toNanos();

  private final PrintStream out;
  private final Progress progress;
  private final UringDriver driver;
  private final Tally tally = new Tally();
  private final Target target;

  ReadJob(PrintStream out, UringDriver driver, Target target) {
    this.out = out;
    this.driver = driver;
    this.target = target;
    progress = new Progress(out);
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Path path = args.length > 0 ? Path.of(args[0]) : SampleFile.find();
    String wish = System.getProperty("palisade.ring", "auto");
    System.exit(run(System.out, path, wish));
  }

  /** Runs the job on this file and the ring wished for; the exit status. */
  static int run(PrintStream out, Path path, String wish) throws IOException, InterruptedException {
    out.println("Palisade: every read is a fence");
    out.println();
    Target target = Target.of(path, CHUNK);
    try (UringDriver driver = UringDriver.start(openRing(out, wish), DEPTH)) {
      out.printf(Locale.ROOT, "  file       %s, %.1f MB%n", path, target.size() / 1e6);
      out.printf("  device     %s%n", driver.describe());
      out.printf("  requests   %d KiB each, up to %d in flight%n", CHUNK >> 10, DEPTH);
      out.printf(
          "  java       %s, %d processors%n%n",
          Runtime.version(), Runtime.getRuntime().availableProcessors());
      return new ReadJob(out, driver, target).run() ? 0 : 1;
    }
  }

  private static Ring openRing(PrintStream out, String wish) throws IOException {
    String whyNot = wish.equals("threads") ? "not wanted" : NativeRing.whyNot();
    if (whyNot == null) {
      return new NativeRing(DEPTH);
    }
    if (wish.equals("uring")) {
      throw new IOException("no io_uring: " + whyNot);
    }
    out.printf("  io_uring   no (%s); threads take its place%n", whyNot);
    return new ThreadedRing(DEPTH, Runtime.getRuntime().availableProcessors());
  }

  /** False when the bytes differ. */
  boolean run() throws IOException, InterruptedException {
    FenceReader many = new FenceReader(driver, DEPTH, target.chunkBytes(), tally);
    FenceReader one = new FenceReader(driver, 1, target.chunkBytes(), tally);
    if (!verify(many)) {
      return false;
    }
    List<Section> sections =
        List.of(
            new Section("direct I/O, " + DEPTH + " in flight", true, many),
            new Section("page cache, " + DEPTH + " in flight", false, many),
            new Section("page cache, 1 in flight", false, one));
    List<String> table = new ArrayList<>();
    table.add(String.format("  %-22s %11s %10s %10s %10s", "", "throughput", "p50", "p99", "max"));
    boolean same = true;
    for (Section section : sections) {
      same &= compare(section, table);
    }
    table.forEach(out::println);
    out.println();
    out.println("  learned of " + tally);
    out.println(
        "  latency is from asking to the signal, so with many in flight it contains the wait");
    out.println("  for those before; java.nio always has one in flight");
    return same;
  }

  /** The whole file's SHA-256, through fences and through java.nio. */
  private boolean verify(FenceReader reader) throws IOException, InterruptedException {
    progress.show("SHA-256 of all bytes, through fences", 0);
    MessageDigest throughFences = sha256();
    int file = driver.openFile(target.path(), false);
    reader.read(file, target, throughFences::update);
    driver.closeFile(file);
    progress.show("SHA-256 of all bytes, through java.nio", 0.5);
    MessageDigest throughNio = sha256();
    NioReader.read(target, false, throughNio::update);
    progress.clear();
    byte[] left = throughFences.digest();
    byte[] right = throughNio.digest();
    boolean same = Arrays.equals(left, right);
    out.printf("  SHA-256    %s  through fences%n", HexFormat.of().formatHex(left));
    out.printf("             %s  through java.nio%n", HexFormat.of().formatHex(right));
    out.printf("             %s%n%n", same ? "equal" : "DIFFERENT");
    return same;
  }

  private boolean compare(Section section, List<String> table)
      throws IOException, InterruptedException {
    int file;
    try {
      file = driver.openFile(target.path(), section.direct());
    } catch (IOException | UnsupportedOperationException refused) {
      table.add("  " + section.name() + ": not here, " + refused.getMessage());
      return true;
    }
    Comparison comparison = measure(section, file);
    driver.closeFile(file);
    progress.clear();
    if (comparison == null) {
      table.add("  " + section.name() + ": CRC32C DIFFERENT");
      return false;
    }
    table.add("  " + section.name() + " (" + comparison.rounds() + " x, CRC32C equal)");
    table.addAll(comparison.lines());
    return true;
  }

  /** Rounds in turns, after one that is not counted; null when the bytes differ. */
  private @Nullable Comparison measure(Section section, int file)
      throws IOException, InterruptedException {
    Comparison comparison = new Comparison();
    long end = System.nanoTime() + BUDGET;
    for (int round = 0; round <= ROUNDS; round++) {
      progress.show(section.name() + ": fences and java.nio in turns", round / (ROUNDS + 1.0));
      CRC32C left = new CRC32C();
      CRC32C right = new CRC32C();
      boolean nioFirst = round % 2 == 1;
      Pass before = nioFirst ? NioReader.read(target, section.direct(), right::update) : null;
      Pass fences = section.reader().read(file, target, left::update);
      Pass nio = before != null ? before : NioReader.read(target, section.direct(), right::update);
      if (left.getValue() != right.getValue()) {
        return null;
      }
      if (round > 0) {
        comparison.add(fences, nio);
      }
      if (round > 0 && System.nanoTime() > end) {
        break;
      }
    }
    return comparison;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }

  /** One part of the comparison: through the page cache or past it, with so many in flight. */
  private record Section(String name, boolean direct, FenceReader reader) {}
}
