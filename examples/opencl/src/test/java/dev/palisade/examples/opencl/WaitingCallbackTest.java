package dev.palisade.examples.opencl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.examples.testing.ChildJvm;
import java.nio.file.Path;
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
    String printed = withWorkers(1).hangs(POCL, "waits");
    assertTrue(printed.contains("CL10.clWaitForEvents"), printed);
    assertTrue(printed.endsWith("hangs\n"), printed);
  }

  @Test
  void waitingCallbackWorksWithTwo() throws Exception {
    assertTrue(withWorkers(2).answers(POCL, "waits").endsWith("over\n"));
  }

  @Test
  void chainedCallbackWorksWithBoth() throws Exception {
    assertTrue(withWorkers(1).answers(POCL, "chains").endsWith("over\n"));
    assertTrue(withWorkers(2).answers(POCL, "chains").endsWith("over\n"));
  }

  private ChildJvm withWorkers(int workers) {
    return new ChildJvm(WaitingCallback.class, folder)
        .with("POCL_MAX_PTHREAD_COUNT", "" + workers)
        .with("POCL_CPU_MAX_CU_COUNT", "" + workers); // its name in newer ones
  }
}
