package dev.palisade.runtime.kernel;

import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceArray;
import dev.palisade.runtime.FenceCallback;
import dev.palisade.runtime.FenceChain;
import dev.palisade.runtime.FenceError;
import dev.palisade.runtime.FenceStatus;
import dev.palisade.runtime.Fences;
import dev.palisade.runtime.kernel.AskedTimeline.Asked;
import dev.palisade.runtime.kernel.AskedTimeline.Flavour;
import dev.palisade.runtime.kernel.Sequence.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * One run of a sequence on our core. Where the kernel answers with an errno and our core with false
 * or an exception, the errno stands for it: {@code -22} for a second signal and a point that is not
 * there, {@code -2} for a refused callback.
 */
final class Run implements AutoCloseable {
  private static final String EINVAL = "-22";
  private static final String ENOENT = "-2";
  private static final int LONGEST_SECONDS = 60;

  private final boolean locked;
  private final Map<Integer, AskedTimeline> timelines = new HashMap<>();
  private final Map<String, Fence> fences = new ConcurrentHashMap<>();
  private final Map<String, Call> calls = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
  private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

  private Run(boolean locked) {
    this.locked = locked;
  }

  /** What our core answers, its drivers with an external lock or without. */
  static String answer(Sequence sequence, boolean locked) throws Exception {
    String first = once(sequence, locked);
    for (int i = 1; i < sequence.times(); i++) {
      String again = once(sequence, locked);
      if (!again.equals(first)) {
        return first + " | " + again;
      }
    }
    return first;
  }

  private static String once(Sequence sequence, boolean locked) throws Exception {
    try (Run run = new Run(locked)) {
      List<String> answers = new ArrayList<>();
      for (Step step : sequence.steps()) {
        if (step.isRace()) {
          run.race(step.actions());
        } else {
          String answer = run.act(step.actions().get(0));
          if (!step.silent() && !answer.isEmpty()) {
            answers.add(answer);
          }
        }
      }
      return String.join(" ", answers);
    }
  }

  private void race(List<String> actions) throws Exception {
    CyclicBarrier gate = new CyclicBarrier(actions.size());
    ExecutorService racers = Executors.newFixedThreadPool(actions.size());
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (String action : actions) {
        answers.add(
            racers.submit(
                () -> {
                  gate.await(LONGEST_SECONDS, TimeUnit.SECONDS);
                  return act(action);
                }));
      }
      for (Future<String> answer : answers) {
        answer.get(LONGEST_SECONDS, TimeUnit.SECONDS);
      }
    } finally {
      racers.shutdownNow();
    }
  }

  /** A numbered callback, which may do something when it is called. */
  private final class Call extends FenceCallback {
    private final String name;
    private volatile String then = "";

    Call(String name) {
      this.name = name;
    }

    @Override
    public void signaled(Fence fence) {
      count("ran").incrementAndGet();
      ran.add(name);
      if (!then.isEmpty()) {
        try {
          act(then);
        } catch (Exception e) {
          throw new IllegalStateException(then, e);
        }
      }
    }
  }

  /** What one action answers; nothing, if it has no answer. */
  private String act(String action) throws Exception {
    String[] words = action.split(" ");
    List<Fence> operands =
        Stream.of(words).skip(Math.min(2, words.length)).map(fences::get).toList();
    Fence fence = words.length > 1 ? fences.get(words[1]) : null;
    return switch (words[0]) {
      case "new" -> make(words);
      case "all" -> put(words[1], FenceArray.all(operands));
      case "any" -> put(words[1], FenceArray.any(operands));
      case "merge" -> put(words[1], Fences.merge(operands));
      case "chain" -> link(words);
      case "put" -> {
        fences.put(words[1] + " let go", fences.remove(words[1]));
        yield "";
      }
      case "enable" -> {
        fence.enableSignaling();
        yield "";
      }
      case "error" -> {
        ((Asked) fence).error = FenceError.of(words[2]);
        yield "";
      }
      case "ready" -> {
        ((Asked) fence).ready = true;
        yield "";
      }
      case "add" -> add(fence, words[2], "");
      case "on" -> add(fence, words[2], action.split(" ", 4)[3]);
      case "remove" -> counted("removed", fence.removeCallback(calls.get(words[2])), "0");
      case "signal" -> counted("signaled", ((Asked) fence).signalAsSet(), EINVAL);
      case "wait" ->
          counted("woken", fence.await(Duration.ofMillis(Integer.parseInt(words[2]))), "0");
      default -> ask(words, fence);
    };
  }

  private String ask(String[] words, Fence fence) {
    return switch (words[0]) {
      case "status" ->
          fence.status() == FenceStatus.FAILED
              ? fence.error().name()
              : bit(fence.status() == FenceStatus.SIGNALED);
      case "signaled" -> bit(fence.isSignaled());
      case "enabled" -> "" + ((Asked) fence).enabled;
      case "released" -> released(words[1]);
      case "seqno" -> "" + fence.sequence();
      case "leaves" ->
          "" + Fences.leaves(fence).stream().filter(leaf -> !leaf.isSignaled()).count();
      case "same" -> bit(fence == fences.get(words[2]));
      case "later" -> bit(Fences.merge(fence, fences.get(words[2])) == fence);
      case "find" -> find((FenceChain) fence, Long.parseLong(words[2]));
      case "ran" -> ran.isEmpty() ? "-" : String.join(",", ran);
      case "count" -> "" + count(words[1]);
      case "missing" -> "" + (count("added").get() - count("removed").get() - count("ran").get());
      default -> throw new IllegalArgumentException("no such step: " + words[0]);
    };
  }

  private String released(String name) {
    Fence fence = fences.get(name);
    return "" + ((Asked) (fence == null ? fences.get(name + " let go") : fence)).released;
  }

  private String make(String[] words) {
    Flavour flavour =
        words.length > 3 ? Flavour.valueOf(words[3].toUpperCase(Locale.ROOT)) : Flavour.ARMS;
    AskedTimeline timeline =
        timelines.computeIfAbsent(
            Integer.parseInt(words[2]),
            number -> new AskedTimeline(flavour == Flavour.POLLED, locked));
    return put(words[1], timeline.create(owner -> new Asked(owner, flavour)));
  }

  private String link(String[] words) {
    FenceChain previous = words[2].equals("-") ? null : (FenceChain) fences.get(words[2]);
    return put(words[1], FenceChain.link(previous, fences.get(words[3]), Long.parseLong(words[4])));
  }

  private String put(String name, Fence fence) {
    fences.put(name, fence);
    return "";
  }

  private String add(Fence fence, String name, String then) {
    Call call = calls.computeIfAbsent(name, Call::new);
    call.then = then;
    boolean added = fence.addCallback(call);
    count("added").addAndGet(added ? 1 : 0);
    return added ? "0" : ENOENT;
  }

  private static String find(FenceChain chain, long point) {
    try {
      FenceChain found = chain.find(point);
      return "0 " + (found == null ? "-" : found.sequence());
    } catch (IllegalArgumentException beyond) {
      return EINVAL;
    }
  }

  /** Signal answers 0 where the others answer 1. */
  private String counted(String event, boolean happened, String otherwise) {
    count(event).addAndGet(happened ? 1 : 0);
    return happened ? bit(!event.equals("signaled")) : otherwise;
  }

  private AtomicInteger count(String event) {
    return counts.computeIfAbsent(event, unused -> new AtomicInteger());
  }

  private static String bit(boolean answer) {
    return answer ? "1" : "0";
  }

  @Override
  public void close() {
    timelines.values().forEach(AskedTimeline::close);
  }
}
