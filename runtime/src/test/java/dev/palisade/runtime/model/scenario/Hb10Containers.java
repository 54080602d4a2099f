package dev.palisade.runtime.model.scenario;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceArray;
import dev.palisade.runtime.FenceChain;
import dev.palisade.runtime.FenceError;
import dev.palisade.runtime.Internals;
import dev.palisade.runtime.model.bytecode.Scenario;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** HB10: what came before the signals a container waits for is seen by who learns of its own. */
final class Hb10Containers {
  private Hb10Containers() {}

  /** Two children, each with a signaler that has something to say. */
  private abstract static class Two implements Scenario {
    int one;
    int two;
    final DriverFence first = new ModelTimeline().create();
    final DriverFence second = new ModelTimeline().create();

    boolean signalFirst() {
      one = 1;
      return first.signal(FenceError.IO);
    }

    boolean signalSecond() {
      two = 2;
      return second.signal(FenceError.TIMED_OUT);
    }

    String arm(Fence container) {
      container.enableSignaling();
      return "armed";
    }

    /** Of a container that waits for both. */
    String askAll(Fence container) {
      return container.isSignaled() ? container.error() + " " + (one + two) : "pending";
    }

    /** Of a container that ends as one of them. */
    String askAny(Fence container) {
      if (!container.isSignaled()) {
        return "pending";
      }
      FenceError error = container.error();
      return error + " " + (error.equals(FenceError.IO) ? one : two);
    }
  }

  /** Nobody armed it: who asks looks at the children. */
  static final class AllPolled extends Two {
    private final Fence all = FenceArray.all(first, second);

    @Override
    public List<Callable<?>> actors() {
      return List.of(this::signalFirst, this::signalSecond, () -> askAll(all));
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | true | pending", "true | true | IO 3");
    }
  }

  /** Armed, it is signaled by the signaler of a child: which is last, or was found so. */
  static final class AllWatched extends Two {
    private final Fence all = FenceArray.all(first, second);

    AllWatched() {
      all.enableSignaling();
    }

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          this::signalFirst, () -> second.signal(), () -> all.isSignaled() ? one : "pending");
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | true | pending", "true | true | 1");
    }
  }

  /** Interest comes while a child is signaled. */
  static final class AllArmed extends Two {
    private final Fence all = FenceArray.all(first);

    @Override
    public List<Callable<?>> actors() {
      return List.of(() -> arm(all), this::signalFirst);
    }

    @Override
    public Callable<?> observer() {
      return () -> all.error();
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("armed | true | IO");
    }
  }

  /** Two who ask: the one may see the one child signaled, the other the other. */
  static final class AnyPolled extends Two {
    private final Fence any = FenceArray.any(first, second);

    @Override
    public List<Callable<?>> actors() {
      return List.of(this::signalFirst, this::signalSecond, () -> askAny(any), () -> askAny(any));
    }

    @Override
    public Set<String> outcomes() {
      return Set.of(
          "true | true | pending | pending",
          "true | true | IO 1 | pending",
          "true | true | TIMED_OUT 2 | pending",
          "true | true | pending | IO 1",
          "true | true | pending | TIMED_OUT 2",
          "true | true | IO 1 | IO 1",
          "true | true | TIMED_OUT 2 | TIMED_OUT 2");
    }
  }

  /** Two children at once: one decides, and the array ends as that one did, whoever signals it. */
  static final class AnyWatched extends Two {
    private final Fence any = FenceArray.any(first, second);

    AnyWatched() {
      any.enableSignaling();
    }

    @Override
    public List<Callable<?>> actors() {
      return List.of(() -> first.signal(FenceError.IO), () -> second.signal(FenceError.TIMED_OUT));
    }

    @Override
    public Callable<?> observer() {
      return () -> any.error();
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | true | IO", "true | true | TIMED_OUT");
    }
  }

  /** Interest comes while a child is signaled; the array lets go of the other one. */
  static final class AnyArmed extends Two {
    private final Fence any = FenceArray.any(first, second);

    @Override
    public List<Callable<?>> actors() {
      return List.of(() -> arm(any), () -> first.signal(FenceError.IO));
    }

    @Override
    public Callable<?> observer() {
      return () -> any.error() + (Internals.hasCallbacks(second) ? ", watching" : "");
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("armed | true | IO");
    }
  }

  /** Two pollers of a chain: the one may forget links, the other must not miss what they say. */
  static final class ChainPolled extends Two {
    private final FenceChain link = FenceChain.link(null, first, 1);
    private final FenceChain chain = FenceChain.link(link, second, 2);

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          this::signalFirst,
          this::signalSecond,
          () -> chain.find(1) == null ? "reached " + one : "kept",
          () -> askAll(chain));
    }

    @Override
    public Set<String> outcomes() {
      return Set.of(
          "true | true | kept | pending",
          "true | true | kept | TIMED_OUT 3",
          "true | true | reached 1 | pending",
          "true | true | reached 1 | TIMED_OUT 3");
    }
  }

  /** A link waits for the one before it, which waits for its own fence. */
  static final class ChainWatched extends Two {
    private final FenceChain link = FenceChain.link(null, first, 1);
    private final FenceChain chain = FenceChain.link(link, second, 2);

    ChainWatched() {
      second.signal();
      chain.enableSignaling();
    }

    @Override
    public List<Callable<?>> actors() {
      return List.of(this::signalFirst, () -> chain.isSignaled() ? one : "pending");
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | pending", "true | 1");
    }
  }

  static final class ChainArmed extends Two {
    private final FenceChain chain = FenceChain.link(null, first, 1);

    @Override
    public List<Callable<?>> actors() {
      return List.of(() -> arm(chain), this::signalFirst);
    }

    @Override
    public Callable<?> observer() {
      return () -> chain.error();
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("armed | true | IO");
    }
  }

  /** Interest in two links: the one that comes later need not arm what the other has armed. */
  static final class ChainArmedTwice extends Two {
    private final FenceChain link = FenceChain.link(null, first, 1);
    private final FenceChain chain = FenceChain.link(link, second, 2);

    @Override
    public List<Callable<?>> actors() {
      return List.of(() -> arm(chain), () -> arm(link));
    }

    @Override
    public Callable<?> observer() {
      return () ->
          first.signal() + " " + link.isDone() + " " + second.signal() + " " + chain.isDone();
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("armed | armed | true true true true");
    }
  }
}
