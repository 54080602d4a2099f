package dev.palisade.processor.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Code that is rewritten and still does the same is judged the same: with its inner part in a
 * lambda, behind a method reference or in another class, run by a helper that takes the lock around
 * it, with its objects behind getters, in locals or in a holder.
 */
class RewritesTest {
  @TempDir static Path scratch;

  private static final Map<String, Set<String>> SAID = new TreeMap<>();

  /**
   * Code before it is rewritten.
   *
   * @param name of it
   * @param id what is found in {@code bad}
   * @param types of the objects {@code $A} and {@code $B}
   * @param bad the bodies of two methods; the part in double brackets is the inner one
   * @param good the same, mended
   * @param members of the class; {@code #A} is the name of the first object in a contract
   */
  private record Base(
      String name,
      String id,
      List<String> types,
      List<String> bad,
      List<String> good,
      String members) {
    Base(String name, String id, List<String> types, List<String> bad, List<String> good) {
      this(name, id, types, bad, good, "");
    }
  }

  private enum Rewrite {
    NONE,
    LAMBDA,
    METHOD_REFERENCE,
    SINGLE_REFERENCE,
    AROUND,
    AROUND_REFERENCE,
    AROUND_SINGLE_REFERENCE,
    AROUND_KEPT,
    AROUND_RETURNED,
    AROUND_RESULT,
    AROUND_DEEPER,
    ABSTRACT_STEP,
    RECURSION,
    CASES,
    CAUGHT,
    HELPER_CLASS,
    GETTER,
    LOCAL,
    HOLDER
  }

  private static final String NEST_MONITORS =
      "synchronized ($A) { [[synchronized ($B) { n++; }]] }";

  private static final String INTERRUPTIBLY =
      "$A.lockInterruptibly(); try { [[synchronized ($B) { n++; }]] }"
          + " finally { $A.unlock(); }";

  private static final List<Base> BASES =
      List.of(
          new Base(
              "Monitors",
              "LockOrderInversion",
              List.of("Object", "Object"),
              List.of(NEST_MONITORS, "synchronized ($B) { synchronized ($A) { n--; } }"),
              List.of(NEST_MONITORS, "synchronized ($B) { n--; } synchronized ($A) { n--; }")),
          new Base(
              "Locks",
              "LockOrderInversion",
              List.of("ReentrantLock", "ReentrantLock"),
              List.of(nested("$A", "$B"), flat("$B", "$A")),
              List.of(nested("$A", "$B"), flat("$A", "$B"))),
          new Base(
              "Interruptibly",
              "LockOrderInversion",
              List.of("ReentrantLock", "Object"),
              List.of(
                  INTERRUPTIBLY,
                  "synchronized ($B) { $A.lock(); try { n--; } finally { $A.unlock(); } }"),
              List.of(
                  INTERRUPTIBLY, "synchronized ($B) { if ($A.tryLock()) { n--; $A.unlock(); } }")),
          new Base(
              "Writers",
              "LockOrderInversion",
              List.of("ReentrantReadWriteLock", "ReentrantReadWriteLock"),
              List.of(
                  nested("$A.writeLock()", "$B.writeLock()"),
                  flat("$B.readLock()", "$A.writeLock()")),
              List.of(
                  nested("$A.writeLock()", "$B.writeLock()"),
                  flat("$A.readLock()", "$B.writeLock()"))),
          new Base(
              "Stamped",
              "SelfDeadlock",
              List.of("StampedLock", "Object"),
              List.of(
                  "long s = $A.writeLock(); try {"
                      + " [[long t = $A.writeLock(); n++; $A.unlockWrite(t);]] }"
                      + " finally { $A.unlockWrite(s); }",
                  "n--;"),
              List.of(
                  "long s = $A.writeLock(); try { n++; } finally { $A.unlockWrite(s); }"
                      + " [[long t = $A.writeLock(); n++; $A.unlockWrite(t);]]",
                  "n--;")),
          new Base(
              "Upgrade",
              "LockUpgrade",
              List.of("ReentrantReadWriteLock", "Object"),
              List.of(nested("$A.readLock()", "$A.writeLock()"), "n--;"),
              List.of(nested("$A.writeLock()", "$A.readLock()"), "n--;")),
          new Base(
              "Latch",
              "WaitUnderSignalingLock",
              List.of("Object", "CountDownLatch"),
              List.of(
                  "synchronized ($A) { [[$B.await();]] }",
                  "synchronized ($A) { n--; } $B.countDown();"),
              List.of(
                  "[[$B.await();]] synchronized ($A) { n++; }",
                  "synchronized ($A) { n--; } $B.countDown();")),
          new Base(
              "Signal",
              "WaitUnderSignalingLock",
              List.of("Object", "CountDownLatch"),
              List.of(
                  "synchronized ($A) { [[$B.countDown();]] }", "synchronized ($A) { $B.await(); }"),
              List.of(
                  "{ [[$B.countDown();]] } synchronized ($A) { n--; }",
                  "synchronized ($A) { $B.await(); }")),
          new Base(
              "Future",
              "WaitUnderSignalingLock",
              List.of("ReentrantLock", "CompletableFuture<String>"),
              List.of(
                  "$A.lock(); try { [[$B.join();]] } finally { $A.unlock(); }",
                  "$A.lock(); try { $B.complete(\"\"); } finally { $A.unlock(); }"),
              List.of(
                  "$A.lock(); try { [[$B.join();]] } finally { $A.unlock(); }",
                  "$B.complete(\"\"); $A.lock(); try { n--; } finally { $A.unlock(); }")),
          new Base(
              "Queue",
              "WaitUnderSignalingLock",
              List.of("Object", "LinkedBlockingQueue<String>"),
              List.of(
                  "synchronized ($A) { [[$B.take();]] }", "synchronized ($A) { $B.add(\"\"); }"),
              List.of(
                  "synchronized ($A) { [[$B.poll();]] }", "synchronized ($A) { $B.add(\"\"); }")),
          new Base(
              "Interrupt",
              "BlockingInAtomicContext",
              List.of("Semaphore", "Object"),
              List.of("@INTERRUPT [[$A.acquire();]]", "$A.release();"),
              List.of("@INTERRUPT [[$A.tryAcquire();]]", "$A.release();")),
          new Base(
              "Permit",
              "WaitUnderSignalingLock",
              List.of("Object", "Semaphore"),
              List.of(
                  "synchronized ($A) { [[$B.acquire();]] }",
                  "synchronized ($A) { n--; } $B.release();"),
              List.of(
                  "synchronized ($A) { [[$B.acquire();]] }",
                  "$B.release(); synchronized ($A) { n--; }")),
          new Base(
              "Unsafe",
              "InterruptUnsafeLock",
              List.of("Object", "Semaphore"),
              List.of(
                  "synchronized ($A) { [[$B.acquire();]] }",
                  "@INTERRUPT synchronized ($A) { n--; }"),
              List.of(
                  "synchronized ($A) { [[$B.tryAcquire();]] }",
                  "@INTERRUPT synchronized ($A) { n--; }")),
          new Base(
              "Reacquired",
              "WaitReacquireInversion",
              List.of("Object", "Object"),
              List.of(
                  "synchronized ($A) { synchronized ($B) { [[while (n == 0) $A.wait();]] } }",
                  "synchronized ($A) { $A.notifyAll(); }"),
              List.of(
                  "synchronized ($A) { synchronized ($B) { n--; } [[while (n == 0) $A.wait();]] }",
                  "synchronized ($A) { $A.notifyAll(); }")),
          new Base(
              "Required",
              "LockNotHeld",
              List.of("ReentrantLock", "Object"),
              List.of("synchronized ($B) { [[needs();]] }", "n--;"),
              List.of("$A.lock(); try { [[needs();]] } finally { $A.unlock(); }", "n--;"),
              "@Requires(\"#A\") void needs() {}"),
          new Base(
              "Excluded",
              "ExcludedLockHeld",
              List.of("ReentrantLock", "Object"),
              List.of("$A.lock(); try { [[free();]] } finally { $A.unlock(); }", "n--;"),
              List.of("synchronized ($B) { [[free();]] }", "n--;"),
              "@Excludes(\"#A\") void free() {}"),
          new Base(
              "Context",
              "WrongContext",
              List.of("Object", "Object"),
              List.of("@INTERRUPT [[slow();]]", "n--;"),
              List.of("[[slow();]]", "n--;"),
              "@RunsIn(ExecutionContext.PROCESS) void slow() {}"));

  private static String nested(String one, String two) {
    return one + ".lock(); try { [[" + flat(two) + "]] } finally { " + one + ".unlock(); }";
  }

  private static String flat(String one, String two) {
    return one + ".lock(); try { " + flat(two) + " } finally { " + one + ".unlock(); }";
  }

  private static String flat(String lock) {
    return lock + ".lock(); try { n++; } finally { " + lock + ".unlock(); }";
  }

  @BeforeAll
  static void compile() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Base base : BASES) {
      for (Rewrite rewrite : Rewrite.values()) {
        for (boolean bad : new boolean[] {true, false}) {
          String name = name(base, rewrite, bad);
          String text = source(name, base, rewrite, bad ? base.bad : base.good);
          sources.add(Files.writeString(scratch.resolve(name + ".java"), text));
        }
      }
    }
    List<String> options = List.of("--release", "17", "-Xmaxerrs", "1000");
    TestCompiler.Setup setup = new TestCompiler.Setup(Support.classPath(), options);
    TestCompiler.Outcome outcome =
        TestCompiler.JAVAC.compile(sources, scratch.resolve("out"), setup);
    for (TestCompiler.Message message : outcome.messages()) {
      Matcher id = Pattern.compile("^\\[(\\w+)]").matcher(message.text());
      SAID.computeIfAbsent(message.file(), file -> new TreeSet<>())
          .add(id.find() ? id.group(1) : message.text());
    }
  }

  static Stream<Arguments> rewrites() {
    return BASES.stream()
        .flatMap(base -> Stream.of(Rewrite.values()).map(r -> Arguments.of(base.name, base, r)));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("rewrites")
  void theVerdictStays(String name, Base base, Rewrite rewrite) {
    assertEquals(Set.of(base.id), said(base, rewrite, true));
    assertEquals(Set.of(), said(base, rewrite, false));
  }

  private static Set<String> said(Base base, Rewrite rewrite, boolean bad) {
    return SAID.getOrDefault(name(base, rewrite, bad) + ".java", Set.of());
  }

  private static String name(Base base, Rewrite rewrite, boolean bad) {
    return base.name + "_" + rewrite + (bad ? "" : "_mended");
  }

  private static String source(String name, Base base, Rewrite rewrite, List<String> bodies) {
    StringBuilder text = new StringBuilder();
    text.append("import dev.palisade.annotations.*;\n");
    text.append("import java.util.concurrent.*;\nimport java.util.concurrent.locks.*;\n");
    text.append("class ").append(name).append(" {\n  int n;\n");
    text.append("  interface Code { void run() throws Exception; }\n");
    text.append("  private static void run(Code code) throws Exception { code.run(); }\n");
    String fields = field(base, 0, "a") + field(base, 1, "b");
    text.append(
        rewrite == Rewrite.HOLDER
            ? "  static class Parts {\n" + fields + "  }\n  final Parts parts = new Parts();\n"
            : fields);
    if (rewrite == Rewrite.GETTER) {
      text.append("  " + base.types.get(0) + " a() { return a; }\n");
      text.append("  " + base.types.get(1) + " b() { return this.b; }\n");
    }
    String lock = rewrite == Rewrite.HOLDER ? "parts.a" : "a";
    text.append("  ").append(base.members.replace("#A", lock)).append("\n");
    method(text, name, "one", bodies.get(0), rewrite);
    method(text, name, "two", bodies.get(1), rewrite);
    return text.append("}\n").toString();
  }

  private static String field(Base base, int index, String name) {
    String type = base.types.get(index);
    String made =
        switch (type) {
          case "CountDownLatch", "Semaphore" -> "(1)";
          default -> "()";
        };
    return "  final " + type + " " + name + " = new " + type + made + ";\n";
  }

  private static void method(
      StringBuilder text, String owner, String name, String body, Rewrite rewrite) {
    String inInterrupt = body.startsWith("@INTERRUPT ") ? "INTERRUPT" : "";
    String code = inInterrupt.isEmpty() ? body : body.substring("@INTERRUPT ".length());
    Matcher inner = Pattern.compile("\\[\\[(.*)]]").matcher(code);
    String part = inner.find() ? inner.group(1) : "";
    String around = "";
    if (!part.isEmpty()) {
      around = inner.replaceFirst("code.run();");
      code =
          around(rewrite)
              ? call(rewrite, name, owner, part)
              : inner.replaceFirst(Matcher.quoteReplacement(call(rewrite, name, owner, part)));
      members(text, rewrite, name, part, around);
    }
    if (!inInterrupt.isEmpty()) {
      text.append("  @RunsIn(ExecutionContext.INTERRUPT)\n");
    }
    String locals = rewrite == Rewrite.LOCAL ? "var localA = a; var localB = b; " : "";
    text.append("  void " + name + "() throws Exception { " + locals);
    text.append(named(code, rewrite, "")).append(" }\n");
    if (rewrite == Rewrite.HELPER_CLASS) {
      text.append("  static class " + name + "Helper { void inner(" + owner + " o)");
      text.append(" throws Exception { ").append(named(part, rewrite, "o.")).append(" } }\n");
    }
  }

  /** Whether a helper takes the lock. */
  private static boolean around(Rewrite rewrite) {
    return rewrite == Rewrite.ABSTRACT_STEP || rewrite.name().startsWith("AROUND");
  }

  /** What does the inner part; where a helper takes the lock, and does all the rest. */
  private static String call(Rewrite rewrite, String name, String owner, String part) {
    String lambda = "() -> { " + part + " }";
    Matcher single = Pattern.compile("(?:(\\$[AB])\\.)?(\\w+)\\(\\);").matcher(part);
    String reference =
        single.matches()
            ? (single.group(1) == null ? "this" : single.group(1)) + "::" + single.group(2)
            : lambda;
    return switch (rewrite) {
      case LAMBDA -> "run(" + lambda + ");";
      case METHOD_REFERENCE -> "run(this::" + name + "Inner);";
      case SINGLE_REFERENCE -> "run(" + reference + ");";
      case AROUND, AROUND_DEEPER -> name + "Around(" + lambda + ");";
      case AROUND_REFERENCE -> name + "Around(this::" + name + "Inner);";
      case AROUND_SINGLE_REFERENCE -> name + "Around(" + reference + ");";
      case AROUND_KEPT -> name + "Around(" + name + "Kept);";
      case AROUND_RETURNED -> name + "Around(" + name + "Code());";
      case AROUND_RESULT -> name + "Around(() -> { " + part + " return null; });";
      case ABSTRACT_STEP -> "new Step() { void run() throws Exception { " + part + " } }.go();";
      case RECURSION -> name + "Times(2);";
      case CASES -> "switch (n) { case 0 -> { " + part + " } default -> { " + part + " } }";
      case CAUGHT ->
          "try { throw new IllegalStateException(); } catch (Exception e) { " + part + " }";
      case HELPER_CLASS -> "new " + name + "Helper().inner(this);";
      default -> part;
    };
  }

  private static void members(
      StringBuilder text, Rewrite rewrite, String name, String part, String around) {
    String code = "Code code) throws Exception { ";
    String helper = "  private void " + name + "Around(" + code;
    String inner = "  private void " + name + "Inner() throws Exception { " + part + " }\n";
    String members =
        switch (rewrite) {
          case METHOD_REFERENCE -> inner;
          case AROUND, AROUND_SINGLE_REFERENCE -> helper + around + " }\n";
          case AROUND_REFERENCE -> inner + helper + around + " }\n";
          case AROUND_DEEPER -> helper + around.replace("code.run()", "run(code)") + " }\n";
          case AROUND_KEPT ->
              "  private final Code "
                  + name
                  + "Kept = () -> { "
                  + part
                  + " };\n"
                  + helper
                  + around
                  + " }\n";
          case AROUND_RETURNED ->
              "  private Code "
                  + name
                  + "Code() { return () -> { "
                  + part
                  + " }; }\n"
                  + helper
                  + around
                  + " }\n";
          case AROUND_RESULT ->
              "  private <T> T "
                  + name
                  + "Around(Callable<T> code) throws Exception { T result; "
                  + around.replace("code.run()", "result = code.call()")
                  + " return result; }\n";
          case ABSTRACT_STEP ->
              "  abstract class Step { abstract void run() throws Exception;\n"
                  + "  void go() throws Exception { "
                  + around.replace("code.run", "run")
                  + " } }\n";
          case RECURSION ->
              "  private void "
                  + name
                  + "Times(int d) throws Exception { if (d > 0) { "
                  + name
                  + "Times(d - 1); return; } "
                  + part
                  + " }\n";
          default -> "";
        };
    text.append(named(members, rewrite, ""));
  }

  private static String named(String code, Rewrite rewrite, String owner) {
    String one =
        switch (rewrite) {
          case GETTER -> "a()";
          case LOCAL -> "localA";
          case HOLDER -> "parts.a";
          default -> owner + "a";
        };
    String other = one.replace("A", "B").replaceAll("\\ba\\b", "b");
    String text = code.replace("$A", one).replace("$B", other);
    return owner.isEmpty()
        ? text
        : text.replaceAll("\\b(n(\\+\\+|--| )|needs|free|slow)", owner + "$1");
  }
}
