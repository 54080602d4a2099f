package dev.palisade.examples.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A callback that waits hangs where OpenCL has one thread and works where it has two: testing finds
 * it by luck. The compiler rejects it (golden case {@code opencl-callback-waits}).
 */
@Timeout(180)
class WaitingCallbackTest {
  private static final String POCL = "Portable Computing Language";

  @TempDir Path folder;

  @BeforeEach
  void needsPocl() {
    Installed.platform(POCL, "pocl-opencl-icd ocl-icd-libopencl1");
  }

  @Test
  void waitingCallbackHangsWithOneWorker() throws Exception {
    String printed = run(1, "waits", 5, WaitingCallback.HANGS);
    assertTrue(printed.contains("CL10.clWaitForEvents"), printed);
    assertTrue(printed.endsWith("hangs\n"), printed);
  }

  @Test
  void waitingCallbackWorksWithTwo() throws Exception {
    assertTrue(run(2, "waits", 60, 0).endsWith("over\n"));
  }

  @Test
  void chainedCallbackWorksWithBoth() throws Exception {
    assertTrue(run(1, "chains", 60, 0).endsWith("over\n"));
    assertTrue(run(2, "chains", 60, 0).endsWith("over\n"));
  }

  private String run(int workers, String mode, int seconds, int expected)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(WaitingCallback.class.getName(), POCL, mode, "" + seconds));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("POCL_MAX_PTHREAD_COUNT", "" + workers);
    builder.environment().put("POCL_CPU_MAX_CU_COUNT", "" + workers); // its name in newer ones
    File output = folder.resolve("output").toFile();
    Process child = builder.redirectOutput(output).start();
    try {
      assertTrue(child.waitFor(150, TimeUnit.SECONDS), "the child does not even stop itself");
    } finally {
      child.destroyForcibly();
    }
    String printed = Files.readString(output.toPath(), StandardCharsets.UTF_8);
    assertEquals(expected, child.exitValue(), printed);
    return printed;
  }
}
