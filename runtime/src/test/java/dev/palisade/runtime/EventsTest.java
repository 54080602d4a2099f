package dev.palisade.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a flight recording shows. */
@Timeout(120)
class EventsTest {
  /** A fence that is made, armed, waited for and signaled while recording leaves four events. */
  @Test
  void areRecorded(@TempDir Path folder) throws Exception {
    TestTimeline timeline = new TestTimeline(FenceOp.ENABLE_SIGNALING);
    timeline.create().signal(); // before: recorded by nobody
    DriverFence f;
    try (Recording recording = new Recording()) {
      for (String event : List.of("FenceInit", "FenceEnable", "FenceSignaled", "FenceWait")) {
        recording.enable("dev.palisade." + event).withThreshold(Duration.ZERO);
      }
      recording.start();
      f = timeline.create();
      f.await(Duration.ofMillis(20));
      f.signal(FenceError.IO);
      recording.stop();
      Path file = folder.resolve("fences.jfr");
      recording.dump(file);
      List<RecordedEvent> events = RecordingFile.readAllEvents(file);
      assertEquals(1, of(events, f, "FenceInit").size());
      assertEquals(1, of(events, f, "FenceEnable").size());
      RecordedEvent wait = of(events, f, "FenceWait").get(0);
      assertTrue(wait.getDuration().compareTo(Duration.ofMillis(20)) >= 0);
      assertEquals(false, wait.getValue("signaled"));
      RecordedEvent signaled = of(events, f, "FenceSignaled").get(0);
      assertEquals("IO", signaled.getString("error"));
      assertEquals("test", signaled.getString("driver"));
      assertEquals(1, events.stream().filter(e -> is(e, "FenceInit")).count());
      assertTrue(Files.size(file) > 0);
    }
    timeline.create().signal(); // after: recorded by nobody
  }

  private static List<RecordedEvent> of(List<RecordedEvent> events, Fence fence, String name) {
    return events.stream()
        .filter(e -> is(e, name))
        .filter(e -> e.getLong("context") == fence.context())
        .filter(e -> e.getLong("sequence") == fence.sequence())
        .toList();
  }

  private static boolean is(RecordedEvent event, String name) {
    return event.getEventType().getName().equals("dev.palisade." + name);
  }
}
