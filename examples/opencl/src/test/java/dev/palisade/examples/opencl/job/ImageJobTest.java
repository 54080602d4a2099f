package dev.palisade.examples.opencl.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.examples.comparison.Comparison;
import dev.palisade.examples.opencl.ClContext;
import dev.palisade.examples.opencl.Installed;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The jobs, small. */
@Timeout(120)
class ImageJobTest {
  private static final String POCL = "Portable Computing Language";
  private static final ImageSize SMALL = new ImageSize(160, 20, 5);

  @TempDir Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
  private ClContext context;

  @BeforeEach
  void needsPocl() {
    context = new ClContext(Installed.platform(POCL, "pocl-opencl-icd ocl-icd-libopencl1"));
  }

  @Test
  void pipelineComputesTheImageAndBothAreDrawn() throws Exception {
    assertTrue(new ImageJob(out, folder, SMALL).run(POCL), this::text);
    assertTrue(text().contains("5 strips") && text().contains("both queues at work"), text());
    BufferedImage image = ImageIO.read(folder.resolve("image.png").toFile());
    assertEquals(160, image.getWidth());
    assertEquals(100, image.getHeight());
    long colours =
        IntStream.range(0, 160 * 100).map(i -> image.getRGB(i % 160, i / 160)).distinct().count();
    assertTrue(colours > 100, "a picture, not one colour: " + colours);
    assertEquals(1 + 3 * 5, drawn().getElementsByTagName("rect").getLength());
  }

  @Test
  void unknownImplementationIsRefusedAndTheOthersAreNamed() {
    ImageJob job = new ImageJob(out, folder, SMALL);
    IOException refused = assertThrows(IOException.class, () -> job.run("no such thing"));
    assertTrue(refused.getMessage().contains(POCL), refused.getMessage());
  }

  @Test
  void bothSidesOfTheComparisonAreCalledBack() {
    try (RawSide raw = new RawSide(context);
        FenceSide fences = new FenceSide(context)) {
      new Comparison(out, raw, fences).run(50, 3);
    }
    assertTrue(text().contains("raw OpenCL") && text().contains("latency p50"), text());
  }

  private Document drawn() throws Exception {
    byte[] svg = Files.readAllBytes(folder.resolve("timeline.svg"));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg));
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
