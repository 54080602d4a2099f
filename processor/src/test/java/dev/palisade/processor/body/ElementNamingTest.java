package dev.palisade.processor.body;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What elements of arrays and collections are called, and what is along a list. */
final class ElementNamingTest {
  private static void check(String members, String expected) {
    String imports =
        "import java.util.*; import java.util.concurrent.*; import java.util.concurrent.locks.*;\n";
    assertEquals(expected, Bodies.of(imports + members).all());
  }

  @Test
  void elements() {
    check(
        """
        class A {
          final Object[] locks = new Object[4];
          final Map<String, Lock> byName = new HashMap<>();
          void m(List<A> p) {
            synchronized (locks[1]) {}
            for (Object l : locks) { synchronized (l) {} }
            Lock l = byName.get("x".repeat(2));
            l.lock();
            l.unlock();
            for (A a : p) { synchronized (a) {} }
          }
        }
        """,
        """
        A.m:
          take mon this.locks[*] {}
          take mon this.locks[*] {}
          call Map.get(?) on this.byName {}
          take this.byName[*] {}
          take mon any(A) {}
        """);
  }

  @Test
  void elementsThatOnlyConstantsChoose() {
    check(
        """
        class A {
          static final int FIRST = 0;
          final Object[] byUnit = {new Object()};
          final Object[] locks = {new Object(), new Object()};
          final Map<String, Lock> byName = new HashMap<>();
          final List<Object> both = new ArrayList<>();
          Object second() { return locks[SECOND]; }
          static final int SECOND = 1;
          void m() {
            synchronized (this.locks[FIRST]) { synchronized (second()) {} }
            Lock l = byName.get("x");
            l.lock();
            l.unlock();
            synchronized (both.get(0)) {}
            synchronized (byUnit[TimeUnit.DAYS.ordinal()]) {}
            for (Object each : both) { synchronized (each) {} }
          }
        }
        """,
        """
        A.m:
          take mon this.locks[FIRST] {}
          take mon this.locks[SECOND] {mon this.locks[FIRST]}
          call A.second() on this {mon this.locks[FIRST]}
          call Map.get(?) on this.byName {}
          take this.byName[x] {}
          take mon this.both[*] {}
          call List.get(?) on this.both {}
          take mon this.byUnit[DAYS] {}
          take mon this.both[*] {}
        """);
  }

  @Test
  void handOverHandAlongAList() {
    check(
        """
        class A {
          static class Node { final Lock lock = new ReentrantLock(); Node next; }
          final Node head = new Node();
          static void f() {}
          void m() {
            Node prev = head;
            prev.lock.lock();
            Node cur = prev.next;
            while (cur != null) {
              cur.lock.lock();
              prev.lock.unlock();
              prev = cur;
              cur = cur.next;
            }
            f();
            prev.lock.unlock();
            f();
          }
        }
        """,
        """
        A.<init>:
          exactly A.Node.<init>() {}
        A.m:
          take this.head.lock {}
          take any(A.Node).lock {this.head.lock}
          exactly A.f() {this.head.lock}
          exactly A.f() {}
        """);
  }
}
