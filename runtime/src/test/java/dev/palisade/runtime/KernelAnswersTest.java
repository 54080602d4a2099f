package dev.palisade.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Asks our core what the kernel's was asked, and compares answer by answer. The answers are read
 * from the file the kernel's were recorded in; each line of it is compared, or stands in the list
 * here with the reason why ours differs.
 */
@Timeout(60)
class KernelAnswersTest {
  /** Ours where it is meant to differ, and why. */
  private static final Map<String, Difference> INTENDED =
      Map.of(
          "signal_twice",
          new Difference("false", "a boolean tells the second signaler, not an errno"),
          "add_cb_after_signal",
          new Difference("false ran=2", "a boolean refuses, not an errno"),
          "enable_false_add_cb",
          new Difference("false signaled=1 ran=0", "a boolean refuses, not an errno"),
          "status_error",
          new Difference("IO", "an error is an object with a name, not an errno"),
          "array_all_both",
          new Difference("1 status=CANCELED", "an error is an object with a name, not an errno"),
          "chain_find_9",
          new Difference("IllegalArgumentException", "asking for what is not there is a mistake"));

  private record Difference(String ours, String reason) {}

  /** Every question gets the kernel's answer, or one that differs for a reason given here. */
  @Test
  void answersAsTheKernelDoes() throws Exception {
    Map<String, String> kernel = recorded();
    Map<String, String> ours = ask();
    Set<String> unasked = new TreeSet<>(kernel.keySet());
    unasked.removeAll(ours.keySet());
    assertEquals(Set.of(), unasked, "every recorded question is asked");
    ours.forEach(
        (question, answer) -> {
          assertTrue(kernel.containsKey(question), question + " was never put to the kernel");
          Difference intended = INTENDED.get(question);
          if (intended == null) {
            assertEquals(kernel.get(question), answer, question);
          } else {
            assertEquals(intended.ours(), answer, question + ": " + intended.reason());
            assertFalse(answer.equals(kernel.get(question)), question + " does not differ at all");
          }
        });
  }

  private static Map<String, String> ask() throws Exception {
    Map<String, String> answers = new LinkedHashMap<>();
    List<String> ran = new ArrayList<>();
    TestTimeline timeline =
        new TestTimeline(
            FenceOp.ENABLE_SIGNALING,
            FenceOp.TIMELINE_NAME,
            FenceOp.RELEASE,
            FenceOp.EXTERNAL_LOCK);
    DriverFence f = timeline.create();
    Recorder a = new Recorder(ran, "1");
    Recorder b = new Recorder(ran, "2");
    Recorder d = new Recorder(ran, "3");
    answers.put("init_signaled", bit(f.isSignaled()));
    answers.put("enable_before_cb", "" + timeline.enabled);
    answers.put("add_cb", errno(f.addCallback(a)));
    answers.put("enable_after_cb", "" + timeline.enabled);
    f.addCallback(b);
    f.addCallback(d);
    answers.put("enable_after_2nd_cb", "" + timeline.enabled);
    answers.put("remove_cb", bit(f.removeCallback(b)));
    answers.put("status_pending", f.status() == FenceStatus.PENDING ? "0" : "" + f.status());
    answers.put("wait_timeout_pending", bit(f.await(Duration.ofMillis(10))));
    answers.put("signal", errno(f.signal()));
    answers.put("cb_order", String.join(",", ran) + " n=" + ran.size());
    answers.put("signal_twice", "" + f.signal());
    answers.put("add_cb_after_signal", f.addCallback(b) + " ran=" + ran.size());
    answers.put("status_done", f.status() == FenceStatus.SIGNALED ? "1" : "" + f.status());
    answers.put("wait_after", bit(f.await(Duration.ofMillis(10))));
    answers.put("released", "" + timeline.released.size());

    DriverFence failing = timeline.create();
    answers.put(
        "status_error_unsignaled",
        failing.status() == FenceStatus.PENDING && failing.error() == null ? "0" : "?");
    failing.signal(FenceError.IO);
    answers.put("status_error", "" + failing.error());
    answers.put("wait_on_error", bit(failing.await(Duration.ofMillis(10))));

    timeline.enable = fence -> false;
    DriverFence refusing = timeline.create();
    ran.clear();
    boolean added = refusing.addCallback(new Recorder(ran, "4"));
    answers.put(
        "enable_false_add_cb",
        added + " signaled=" + bit(refusing.isSignaled()) + " ran=" + ran.size());
    timeline.enable = fence -> true;
    askContainers(timeline, answers);
    return answers;
  }

  private static void askContainers(TestTimeline timeline, Map<String, String> answers) {
    DriverFence first = timeline.create();
    DriverFence second = timeline.create();
    answers.put(
        "is_later",
        bit(Fences.merge(first, second) == second)
            + " "
            + bit(Fences.merge(first, second) == first));
    FenceArray array = FenceArray.all(first, second);
    array.enableSignaling();
    second.signal();
    answers.put("array_all_one", bit(array.isSignaled()));
    first.signal(FenceError.CANCELED);
    answers.put("array_all_both", bit(array.isSignaled()) + " status=" + array.error());

    DriverFence one = timeline.create();
    DriverFence five = timeline.create();
    FenceChain chain = FenceChain.link(FenceChain.link(null, one, 1), five, 5);
    answers.put("chain_find_3", "0 seq=" + chain.find(3).sequence());
    five.signal();
    answers.put("chain_tail_only", bit(chain.isSignaled()));
    one.signal();
    answers.put("chain_all", bit(chain.isSignaled()));
    RuntimeException beyond = assertThrows(RuntimeException.class, () -> chain.find(9));
    answers.put("chain_find_9", beyond.getClass().getSimpleName());
  }

  private static String bit(boolean answer) {
    return answer ? "1" : "0";
  }

  private static String errno(boolean accepted) {
    return accepted ? "0" : "refused";
  }

  private static Map<String, String> recorded() throws IOException {
    try (InputStream in = KernelAnswersTest.class.getResourceAsStream("kernel-answers.md")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String block = text.substring(text.indexOf("```\n") + 4);
      Map<String, String> answers = new LinkedHashMap<>();
      for (String line : block.substring(0, block.indexOf("```")).split("\n")) {
        int equals = line.indexOf('=');
        answers.put(line.substring(0, equals), line.substring(equals + 1));
      }
      return answers;
    }
  }
}
