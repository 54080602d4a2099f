package dev.palisade.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A timeline whose driver creates and closes in order. */
@Timeout(60)
class OneSubmitterTest {
  private static final int MANY = 1_000;

  private final Timeline timeline = new Timeline("one", Set.of(), false, true) {};

  private List<DriverFence> create(int count) {
    return IntStream.range(0, count).mapToObj(i -> timeline.create()).toList();
  }

  /** Numbers are those of any timeline: from 1, in order, with no gap. */
  @Test
  void numbersInOrder() {
    assertEquals(
        LongStream.rangeClosed(1, MANY).boxed().toList(),
        create(MANY).stream().map(Fence::sequence).toList());
  }

  /** Closing fails every fence that is pending, however many chunks back, and refuses new ones. */
  @Test
  void closeFailsWhatIsPending() {
    List<DriverFence> fences = create(MANY);
    for (int i = 0; i < MANY; i++) {
      if (i % 3 != 0) {
        fences.get(i).signal();
      }
    }
    timeline.close();
    for (int i = 0; i < MANY; i++) {
      assertSame(i % 3 == 0 ? FenceError.CANCELED : null, fences.get(i).error());
    }
    assertThrows(IllegalStateException.class, timeline::create);
    timeline.close();
  }

  /** Fences that are done are forgotten, although one that is pending stands before them. */
  @Test
  void forgetsDone() {
    DriverFence pending = timeline.create();
    List<WeakReference<DriverFence>> gone = new ArrayList<>();
    for (int i = 0; i < 10 * MANY; i++) {
      DriverFence fence = timeline.create();
      fence.signal();
      gone.add(new WeakReference<>(fence));
    }
    System.gc();
    long kept = gone.stream().filter(r -> r.get() != null).count();
    assertTrue(kept <= 4 * 64, kept + " of " + gone.size() + " are kept");
    List<FenceState> all = new ArrayList<>();
    timeline.registry().all(all::add);
    assertSame(pending, all.get(0));
  }

  /** A walk that stands on a chunk while it is unlinked goes on behind it, and misses nothing. */
  @Test
  void walkSurvivesUnlinking() {
    List<DriverFence> early = create(MANY);
    List<FenceState> seen = new ArrayList<>();
    timeline
        .registry()
        .all(
            fence -> {
              if (seen.isEmpty()) {
                early.forEach(DriverFence::signal);
                create(MANY);
              }
              return seen.add(fence);
            });
    List<Long> numbers = seen.stream().map(fence -> fence.sequence).distinct().toList();
    assertEquals(seen.size(), numbers.size(), "a fence was shown twice");
    assertEquals(numbers.stream().sorted().toList(), numbers);
    assertTrue(numbers.contains(2L * MANY), "the last fence was not shown");
    assertEquals(MANY, numbers.stream().filter(number -> number > MANY).count());
  }
}
