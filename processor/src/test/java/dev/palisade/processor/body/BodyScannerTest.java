package dev.palisade.processor.body;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.naming.TreeAnchor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is reported of classes and methods as a whole, and that nothing makes the scanner throw. */
final class BodyScannerTest {

  private static String at(Place place) {
    return place + ":" + place.column();
  }

  @Test
  void placesAreWhereAReaderLooks() {
    Bodies bodies =
        Bodies.of(
            """
            import java.util.*;
            import java.util.concurrent.locks.*;
            class A {
              final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
              @Deprecated
              public static <T> void
                  m(A a, List<String> l) {
                a.rw
                    .readLock()
                    .lock();
                l.stream().map(s -> s.trim())
                    .filter(s -> { return s.isEmpty(); })
                    .count();
                synchronized (a) { new
                    A(); }
              }
              A() {}
            }
            """);
    MethodFacts m = bodies.method("m");
    assertEquals("A.java:7:7", at(m.place()));
    assertEquals(
        List.of("A.java:10:9", "A.java:14:18"),
        m.acquisitions().stream().map(a -> at(a.place())).toList());
    assertEquals(
        List.of("A.java:11:15", "A.java:11:6", "A.java:12:9", "A.java:13:9", "A.java:14:24"),
        m.calls().stream().map(c -> at(c.place())).sorted().toList());
    assertEquals("A.java:17:3", at(bodies.method("<init>").place()));
  }

  @Test
  void anchorsAreTreesOfTheCall() {
    MethodFacts m =
        Bodies.of("class A { void m(A a) { synchronized (a) { a.m(null); } } }").method("m");
    assertTrue(m.place().anchor() instanceof TreeAnchor);
    assertEquals("a.m", ((TreeAnchor) m.calls().get(0).place().anchor()).tree().toString());
    assertEquals("(a)", ((TreeAnchor) m.acquisitions().get(0).place().anchor()).tree().toString());
  }

  @Test
  void overridesAreErasedDeclarationsHoweverFarUp() {
    Bodies bodies =
        Bodies.of(
            """
            import java.util.*;
            class A extends B<String> implements Comparator<String> {
              @Override void m(String t, List<String> l) {}
              @Override public int compare(String a, String b) { return 0; }
              void m(Integer o, List<String> l) {}
              static void s() {}
            }
            abstract class B<T> extends C<T> { }
            abstract class C<T> implements I<T> { void m(T t, List<T> l) {} }
            interface I<T> { }
            """);
    MethodFacts m =
        bodies.methods.stream()
            .filter(f -> f.id().toString().equals("A.m(java.lang.String,java.util.List)"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        List.of("C.m(java.lang.Object,java.util.List)"),
        m.overrides().stream().map(MethodId::toString).toList());
    assertEquals(
        List.of("java.util.Comparator.compare(java.lang.Object,java.lang.Object)"),
        bodies.method("compare").overrides().stream().map(MethodId::toString).toList());
    assertEquals(List.of(), bodies.method("s").overrides());
  }

  @Test
  void anInheritedMethodImplementsAnInterface() {
    Bodies bodies =
        Bodies.of(
            """
            interface I { void run(); }
            class B { public void run() {} }
            class A extends B implements I { }
            """);
    assertEquals(
        List.of("I.run()"),
        bodies.method("run").overrides().stream().map(MethodId::toString).toList());
  }

  @Test
  void supertypesNearestFirst() {
    Bodies bodies =
        Bodies.of(
            """
            class A extends B implements I { Object o = new I() {}; }
            class B implements J { }
            interface I extends J { }
            interface J { }
            """);
    assertEquals(
        List.of("A [B, I, J]", "A$1 [I, J]", "B [J]", "I [J]", "J []"),
        bodies.types.stream().map(t -> t.name() + " " + t.supertypes()).sorted().toList());
  }

  @Test
  void whatOtherPackagesCannotCallIsConfined() {
    Bodies bodies =
        Bodies.of(
            """
            class A { private void p() {} void q() {} protected void s() {} public void t() {} }
            class B implements Comparable<A> { public int compareTo(A a) { return 0; } }
            abstract class C { public void u() {} }
            """);
    assertTrue(bodies.method("p").confined());
    assertTrue(bodies.method("q").confined());
    assertTrue(bodies.method("s").confined());
    assertTrue(bodies.method("t").confined());
    assertFalse(bodies.method("u").confined());
    assertFalse(bodies.method("compareTo").confined());
  }

  @Test
  void eachCalleeIsToldOnce() {
    Bodies bodies =
        Bodies.of(
            "class A { void m() { m(); m(); \"\".length(); Runnable r = this::n; } void n() {} }");
    assertEquals(List.of("A.m()", "A.n()", "java.lang.Runnable.run()"), bodies.callees);
  }

  @Test
  void aliasesOfClassesScannedLaterAndEarlier() {
    String user =
        """
        class %s {
          void %s(Z z, Q q) {
            synchronized (z.lock()) {} synchronized (q.lock()) {}
            z.r.lock(); z.r.unlock(); q.r.lock(); q.r.unlock();
          }
        }
        """;
    String used =
        """
        class %s {
          private final Object lock = new Object();
          final java.util.concurrent.locks.ReadWriteLock rw =
              new java.util.concurrent.locks.ReentrantReadWriteLock();
          final java.util.concurrent.locks.Lock r = rw.readLock();
          Object lock() { return lock; }
        }
        """;
    Bodies bodies =
        Bodies.of(
            used.formatted("Q"),
            user.formatted("A", "m"),
            used.formatted("Z"),
            user.formatted("B", "n"));
    String expected =
        """
        take mon p0.lock {}
        call Z.lock() on p0 {}
        take mon p1.lock {}
        call Q.lock() on p1 {}
        take p0.rw:r {}
        take p1.rw:r {}
        """;
    assertEquals(expected, Bodies.show(bodies.method("m")));
    assertEquals(expected, Bodies.show(bodies.method("n")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "class A {",
        "class A { void m() { synchronized (nothing) { no.such(); } } }",
        "class A { void m() { int x = ; lock(; } }",
        "class A extends Missing { void m() { super.m(); lock.lock(); this.x.y.lock(); } }",
        "class A { Missing f = new Missing() { void m() { f(); } }; Missing g() { return f; } }",
        "class A { void m() { x -> x.y(); foo(x -> { return x.z(); }); Missing::new; } }",
        "class A { void m(int... a, int b) { m(1); m(); m(1, 2, 3); } void m(Missing... q) {} }",
        "class A { void m() { break; continue; yield 1; foo: while (true) { break bar; } } }",
        "class A { void m() { switch (x) { case Missing m -> m.x(); default -> {} } } }",
        "class A { void m() { for (Missing m : list) { synchronized (m) { m.x(); } } } }",
        "class A { void m() { try (Missing m = open(); x) { m.x(); } finally { m.y(); } } }",
        "class A { A(int x) { this(x); } A() { return; } int A() {} }",
        "class A { class A { } } class A { void m() { } void m() { } }",
        "interface A { int X = y(); default void m() { X.lock(); } }",
        "class A { Object this$0; void m() { A.this.this$0.m(); B.this.m(); super.this.m(); } }",
        "class A { final Object a = b, b = a; Object a() { return b(); } Object b() { return a(); } }",
        "package p; import q.*; import static r.S.*; @interface A { int value() default 1; }",
        "enum A { X { void m() { n(); } }, Y(1) ; void m() {} A(int... i) { m(); } static { X.m(); } }",
        "record A(int x, Object... y) { A { synchronized (y) { x = 1; } } static void m() {} }",
        "sealed interface A permits B {} final class B implements A {} class C implements A {}",
        "class A { void m(Object o) { if (!(o instanceof String s && s.isEmpty())) return; s.wait(); } }",
        "class A { int[] a = {1}; int m() { return a.clone().length + int.class.hashCode() + a[0]++; } }",
        "class A { void m() { new int[] {f(1)}.wait(); (m()).x(); ((A) null).m(); \"\".wait(); } }",
        "class A { { { { } } } static { } ; void m() { ; ; { } assert false : m(); } native void n(); }",
        "class A<T extends A<T> & Runnable> { <U> A() { this.<U>m(); } <U> void m() { A.<U>n(); } }",
      })
  void oddAndBrokenCode(String source) {
    assertDoesNotThrow(() -> Bodies.ofAny(source).all());
  }

  @Test
  void codeBesideBrokenCodeIsStillRead() {
    Bodies bodies =
        Bodies.ofAny(
            "class A { int x = missing(); void m(A a) { synchronized (a) { nope(); n(); } } void n() {} }");
    assertFalse(bodies.errors.isEmpty());
    assertEquals("take mon p0 {}\ncall A.n() on this {mon p0}\n", bodies.m());
  }
}
