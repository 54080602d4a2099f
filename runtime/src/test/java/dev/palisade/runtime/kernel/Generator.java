package dev.palisade.runtime.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sequences that nobody thought of, always the same ones. They keep to what has one answer and what
 * the kernel allows: a callback is added to one fence at a time, no driver signals under another's
 * lock in both orders, and a race is only asked for what its outcome cannot change.
 *
 * <p>What is known to differ is left out here, and asked by hand: an error that comes after the
 * signal or to a container that nobody armed, the order of callbacks inside callbacks, and drivers
 * that are polled or fail.
 */
final class Generator {
  private static final int EACH = 20;
  private static final int TIMELINES = 4;
  private static final String[] ERRORS = {"-5", "-110", "-125"};

  private final Random random;
  private final List<String> steps = new ArrayList<>();

  /** Fences that may be pending, by name. */
  private final List<String> pending = new ArrayList<>();

  private final List<String> fences = new ArrayList<>();
  private int calls;

  private Generator(long seed) {
    random = new Random(seed);
  }

  /** All of them. */
  static List<String> sequences() {
    List<String> all = new ArrayList<>();
    add(all, "fences", Generator::fences);
    add(all, "arrays", Generator::arrays);
    add(all, "chains", Generator::chains);
    add(all, "merges", Generator::merges);
    add(all, "callbacks", Generator::callbacks);
    add(all, "races", Generator::races);
    return all;
  }

  private static void add(List<String> all, String kind, BiConsumer<Generator, Integer> body) {
    for (int i = 0; i < EACH; i++) {
      Generator generator = new Generator(31L * kind.hashCode() + i);
      body.accept(generator, i);
      String times = kind.equals("races") ? "*20" : "";
      all.add(kind + "_" + i + times + ": " + String.join("; ", generator.steps));
    }
  }

  // ---------------------------------------------------------------- kinds

  private void fences(int unused) {
    make(1 + random.nextInt(3), true);
    for (int i = 0; i < 8; i++) {
      actOnOne(fences.get(random.nextInt(fences.size())));
    }
    step("ran", "missing");
    fences.forEach(fence -> step("status " + fence, "enabled " + fence));
  }

  private void arrays(int unused) {
    make(2 + random.nextInt(3), false);
    String kind = random.nextBoolean() ? "all" : "any";
    boolean early = random.nextBoolean();
    if (early) {
      signalOne(false);
    }
    step(kind + " x " + String.join(" ", fences));
    step(random.nextBoolean() ? "enable x" : addTo("x"));
    boolean nested = random.nextBoolean();
    if (nested) {
      make(1, false);
      step((kind.equals("all") ? "any" : "all") + " y x " + fences.get(fences.size() - 1));
      step(addTo("y"));
    }
    boolean mayFail = kind.equals("all") && !nested && !early;
    while (!pending.isEmpty()) {
      signalOne(mayFail);
      mayFail &= steps.stream().noneMatch(step -> step.startsWith("error"));
      step("signaled x", "status x", "ran");
    }
    step(nested ? "status y" : "wait x 1", "missing");
  }

  private void chains(int unused) {
    make(2 + random.nextInt(4), false);
    String newest = "-";
    int point = 0;
    for (String fence : List.copyOf(fences)) {
      point += 1 + random.nextInt(3);
      String link = Character.toString(fence.charAt(0) + ('p' - 'a'));
      step("chain " + link + " " + newest + " " + fence + " " + point);
      newest = link;
    }
    if (random.nextBoolean()) {
      step(addTo(newest));
    }
    while (!pending.isEmpty()) {
      signalOne(false);
      step("signaled " + newest, "find " + newest + " " + random.nextInt(point + 2));
      step("leaves " + newest);
    }
    step("wait " + newest + " 1", "status " + newest, "ran", "missing");
  }

  private void merges(int unused) {
    make(3 + random.nextInt(3), false);
    step("merge x " + String.join(" ", fences.subList(0, 2)));
    if (random.nextBoolean()) {
      signalInOrder(fences.get(0));
    }
    step("merge y x " + String.join(" ", fences.subList(1, fences.size())), "leaves y");
    step(addTo("y"));
    while (!pending.isEmpty()) {
      signalInOrder(pending.get(0));
      step("leaves y", "signaled y", "ran");
    }
    step("status y", "missing");
  }

  /** What a callback does, it does to a fence of a later timeline, whose lock is another. */
  private void callbacks(int unused) {
    for (int timeline = 0; timeline < 3; timeline++) {
      fences.add(Character.toString('a' + timeline));
      pending.add(Character.toString('a' + timeline));
      step("new " + fences.get(timeline) + " " + timeline);
    }
    for (int i = 0; i < 4; i++) {
      int on = random.nextInt(2);
      String other = fences.get(on + 1 + random.nextInt(2 - on));
      String what =
          switch (random.nextInt(4)) {
            case 0 -> "signal " + other;
            case 1 -> "enable " + other;
            case 2 -> addTo(other);
            default -> "signaled " + other;
          };
      step(".on " + fences.get(on) + " " + ++calls + " " + what);
    }
    signalOne(true);
    step("count ran", "count signaled");
    fences.forEach(fence -> step("signaled " + fence, "enabled " + fence));
    fences.forEach(fence -> step(".signal " + fence));
    step("missing", "count signaled");
    fences.forEach(fence -> step("status " + fence));
  }

  private void races(int number) {
    make(2, false);
    String asked = number % 2 == 0 ? "a" : "x";
    if (number % 2 != 0) {
      step((random.nextBoolean() ? "all" : "any") + " x a b");
    }
    boolean fails = random.nextBoolean();
    if (fails) {
      step("error a -110", "error b -110");
      step("enable " + asked);
    }
    step("." + addTo(asked));
    List<String> racers = new ArrayList<>(List.of("signal a"));
    while (racers.size() < 2 + random.nextInt(3)) {
      racers.add(
          switch (random.nextInt(6)) {
            case 0 -> "signal b";
            case 1 -> "wait a 30000";
            case 2 -> addTo(asked);
            case 3 -> "enable " + asked;
            case 4 -> "signaled " + asked;
            default -> "signal a";
          });
    }
    step("race " + String.join(" | ", racers), "signaled a", ".signal b");
    step("status a", "status b", "status " + asked, "missing", "count signaled");
  }

  // ---------------------------------------------------------------- parts

  private void make(int count, boolean anyDriver) {
    int from = fences.size();
    IntStream.range(from, from + count)
        .forEach(
            i -> {
              String name = Character.toString('a' + i);
              String flavour =
                  anyDriver && random.nextInt(4) == 0
                      ? random.nextBoolean() ? " refuses" : " plain"
                      : "";
              step("new " + name + " " + random.nextInt(TIMELINES) + flavour);
              fences.add(name);
              pending.add(name);
            });
  }

  private void actOnOne(String fence) {
    switch (random.nextInt(8)) {
      case 0, 1 -> step(addTo(fence));
      case 2 -> {
        String added =
            steps.stream()
                .filter(step -> step.startsWith("add " + fence))
                .collect(Collectors.joining(";"));
        step(added.isEmpty() ? addTo(fence) : added.split(";")[0].replace("add", "remove"));
      }
      case 3 -> step("enable " + fence, "enabled " + fence);
      case 4 -> step("wait " + fence + " " + random.nextInt(2));
      case 5 -> step("signaled " + fence, "status " + fence);
      case 6 -> signal(fence, random.nextBoolean() && !refuses(fence));
      default -> step("ran");
    }
  }

  /** Its signal may come unseen, and an error then is too late. */
  private boolean refuses(String fence) {
    return steps.stream().anyMatch(step -> step.matches("new " + fence + " . refuses"));
  }

  private String addTo(String fence) {
    return "add " + fence + " " + ++calls;
  }

  private void signalOne(boolean mayFail) {
    signal(pending.get(random.nextInt(pending.size())), mayFail && random.nextBoolean());
  }

  /** Which of a context comes first is the order of their numbers, so of their making. */
  private void signalInOrder(String fence) {
    String timeline = timelineOf(fence);
    pending.stream()
        .filter(other -> timelineOf(other).equals(timeline))
        .findFirst()
        .ifPresent(first -> signal(first, false));
  }

  private String timelineOf(String fence) {
    return steps.stream()
        .filter(step -> step.startsWith("new " + fence + " "))
        .map(step -> step.split(" ")[2])
        .findFirst()
        .orElseThrow();
  }

  private void signal(String fence, boolean fails) {
    if (pending.remove(fence) && fails) {
      step("error " + fence + " " + ERRORS[random.nextInt(ERRORS.length)]);
    }
    step("signal " + fence);
  }

  private void step(String... more) {
    steps.addAll(List.of(more));
  }
}
