package dev.palisade.examples.opencl.job;

import dev.palisade.examples.opencl.ClContext;
import dev.palisade.examples.opencl.ClDriver;
import dev.palisade.examples.opencl.NativeDevice;
import dev.palisade.examples.opencl.Platforms;
import dev.palisade.examples.opencl.Platforms.Implementation;
import dev.palisade.runtime.FenceException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Computes an image by a pipeline of dependent commands on two queues, every command a fence, and
 * again with a wait after every command: the same image? how fast? Writes the image, and when each
 * queue was at work. Exits with status 1 when the images differ.
 *
 * <p>Arguments: the name of an OpenCL implementation, or a part of it, and a folder.
 */
final class ImageJob {
  static final ImageSize SIZE = new ImageSize(1600, 50, 20);

  private final PrintStream out;
  private final Path folder;
  private final ImageSize size;
  private int shown;

  ImageJob(PrintStream out, Path folder, ImageSize size) {
    this.out = out;
    this.folder = folder;
    this.size = size;
  }

  public static void main(String[] args) throws Exception {
    System.exit(new ImageJob(System.out, Path.of(args[1]), SIZE).run(args[0]) ? 0 : 1);
  }

  /** On this implementation of OpenCL; false when the images differ. */
  boolean run(String name) throws IOException, InterruptedException, FenceException {
    out.println("Palisade: every command is a fence");
    out.println();
    Optional<Implementation> found = Platforms.find(name);
    if (found.isEmpty()) {
      List<String> others = Platforms.all().stream().map(Implementation::name).toList();
      throw new IOException("no OpenCL implementation called " + name + ", but " + others);
    }
    try (ClContext context = new ClContext(found.get());
        ClDriver driver = ClDriver.start(new NativeDevice(context, 2))) {
      out.printf("  device     %s%n", driver.describe());
      out.printf("  image      %d x %d, %d strips%n", size.width(), size.height(), size.strips());
      return compare(new Pipeline(driver, new Kernels(context, size), size));
    }
  }

  private boolean compare(Pipeline pipeline)
      throws IOException, InterruptedException, FenceException {
    ByteBuffer warm = size.newImage();
    pipeline.runStepByStep(warm); // OpenCL compiles a kernel when it first runs.
    ByteBuffer stepByStep = size.newImage();
    long waiting = System.nanoTime();
    pipeline.runStepByStep(stepByStep);
    waiting = System.nanoTime() - waiting;
    ByteBuffer image = size.newImage();
    pipeline.run(image, this::progress);
    boolean same = image.equals(stepByStep);
    Bars bars = Bars.of(pipeline);
    out.printf("%n  in place   %s%n", same ? "the image computed step by step" : "ANOTHER IMAGE");
    String times =
        String.format(
            Locale.ROOT,
            "%.0f ms, both queues at work for %.0f %% of it; step by step %.0f ms",
            bars.end() / 1e6,
            100.0 * bars.overlap() / bars.end(),
            waiting / 1e6);
    out.printf("  pipeline   %s%n", times);
    write(image);
    Files.writeString(folder.resolve("timeline.svg"), TimelineSvg.draw(bars, times));
    out.printf("  see        %s and timeline.svg beside it%n", folder.resolve("image.png"));
    return same;
  }

  private void progress(int strips) {
    if (strips == shown) {
      return;
    }
    shown = strips;
    int filled = 40 * strips / size.strips();
    out.printf("\r  [%s%s] %d strips", "=".repeat(filled), " ".repeat(40 - filled), strips);
    out.flush();
  }

  private void write(ByteBuffer image) throws IOException {
    BufferedImage png = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < size.width() * size.height(); i++) {
      int red = image.get(4 * i) & 0xff;
      int green = image.get(4 * i + 1) & 0xff;
      int blue = image.get(4 * i + 2) & 0xff;
      png.setRGB(i % size.width(), i / size.width(), red << 16 | green << 8 | blue);
    }
    if (!ImageIO.write(png, "png", folder.resolve("image.png").toFile())) {
      throw new IOException("this Java writes no PNG");
    }
  }
}
