package dev.palisade.examples.syncfile.job;

import dev.palisade.examples.syncfile.SyncFileDriver;
import dev.palisade.examples.syncfile.linux.EventFd;
import java.io.IOException;

/** The same through the driver's fences. */
final class FenceSide extends EventFdSide {
  private final SyncFileDriver driver = SyncFileDriver.start();

  FenceSide() throws IOException {}

  @Override
  public String name() {
    return "fences";
  }

  @Override
  EventFd watch() throws IOException {
    EventFd event = new EventFd("a measurement's");
    finish.count(driver.fenceOf(event));
    return event;
  }

  @Override
  public void close() {
    driver.close();
  }
}
