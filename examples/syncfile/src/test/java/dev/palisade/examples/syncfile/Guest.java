package dev.palisade.examples.syncfile;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs this module's tests in the virtual machine, a line a test, and ends in one that counts them.
 * Its status is 0 only if there were tests and all passed.
 */
public final class Guest implements TestExecutionListener {
  private int passed;
  private int failed;
  private int skipped;

  private Guest() {}

  public static void main(String[] arguments) {
    LauncherDiscoveryRequest tests =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(
                selectClass(SyncFileDriverTest.class),
                selectClass(VgemTest.class),
                selectClass(SyncObjectTest.class))
            .build();
    Guest guest = new Guest();
    LauncherFactory.create().execute(tests, guest);
    System.out.println(
        guest.passed + " passed, " + guest.failed + " failed, " + guest.skipped + " skipped");
    System.exit(guest.passed > 0 && guest.failed == 0 ? 0 : 1);
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    skipped++;
  }

  /** A class counts when it does not pass, too: then its tests do not run. */
  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    String name = test.getLegacyReportingName();
    String why = result.getThrowable().map(Throwable::getMessage).orElse("");
    switch (result.getStatus()) {
      case SUCCESSFUL -> {
        if (test.isTest()) {
          passed++;
          System.out.println("passed " + name);
        }
      }
      case ABORTED -> skipped++;
      case FAILED -> {
        failed++;
        System.out.println("failed " + name + ": " + why);
        result.getThrowable().ifPresent(thrown -> thrown.printStackTrace(System.out));
      }
    }
  }
}
