package dev.palisade.runtime.model.bytecode;

import dev.palisade.runtime.model.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names places in the code so that the names outlive edits: by method, and by what is called there
 * for the how-manieth time, not by line.
 */
final class CallSites {
  private static final StackWalker WALKER = StackWalker.getInstance();

  /** By class, method and what is called: the lines that do. */
  private final Map<List<String>, List<Integer>> lines = new HashMap<>();

  private final List<Access> accesses = new ArrayList<>();

  void add(Access access) {
    accesses.add(access);
  }

  List<Access> accesses() {
    return List.copyOf(accesses);
  }

  void add(String owner, String method, String called, int line) {
    List<Integer> known =
        lines.computeIfAbsent(List.of(owner, method, called), k -> new ArrayList<>());
    if (!known.contains(line)) {
      known.add(line);
    }
  }

  /** Where this thread stands. */
  Event.Site here(Access access) {
    List<StackWalker.StackFrame> frames = WALKER.walk(s -> s.filter(CallSites::isOurs).toList());
    StackWalker.StackFrame inner = frames.get(0);
    String label = label(inner, access.operation());
    if (frames.size() > 1) {
      label = label(frames.get(1), inner.getMethodName()) + " > " + label;
    }
    return new Event.Site(access.toString(), label, call(frames));
  }

  /** The innermost call of the core by a scenario. */
  private static String call(List<StackWalker.StackFrame> frames) {
    return frames.stream()
        .filter(f -> !ClassIndex.isCore(f.getClassName().replace('.', '/')))
        .map(f -> f.getClassName() + "." + f.getMethodName() + "@" + f.getByteCodeIndex())
        .findFirst()
        .orElseThrow();
  }

  private static boolean isOurs(StackWalker.StackFrame frame) {
    return ClassIndex.isOurs(frame.getClassName().replace('.', '/'));
  }

  private String label(StackWalker.StackFrame frame, String called) {
    String owner = ClassIndex.simple(frame.getClassName().replace('.', '/'));
    String method = frame.getMethodName();
    List<Integer> known = lines.getOrDefault(List.of(owner, method, called), List.of());
    String ordinal = known.size() < 2 ? "" : "#" + (known.indexOf(frame.getLineNumber()) + 1);
    return owner + "." + method + ordinal;
  }
}
