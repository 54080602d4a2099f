package dev.palisade.processor.body;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What is held where, statement by statement. Each scenario is the body of {@code m}. */
final class FlowTest {

  static void check(String body, String expected) {
    String source =
        """
        import java.util.concurrent.TimeUnit;
        import java.util.concurrent.locks.*;
        class A {
          final ReentrantLock a = new ReentrantLock(), b = new ReentrantLock(), c = new ReentrantLock();
          final Object x = new Object(), y = new Object();
          boolean flag;
          int n;
          static void f1() {} static void f2() {} static void f3() {} static void f4() {}
          static boolean test() { return false; }
          void m(boolean p, int k) throws Exception {
        """
            + body
            + "\n  }\n}\n";
    String got = Bodies.of(source).m().replace("exactly A.", "").replace("this.", "");
    assertEquals(expected, got);
  }

  @Test
  void synchronizedBlocksNest() {
    check(
        "synchronized (x) { f1(); synchronized (y) { f2(); } f3(); } f4();",
        """
        take mon x {}
        f1() {mon x}
        take mon y {mon x}
        f2() {mon x, mon y}
        f3() {mon x}
        f4() {}
        """);
  }

  @Test
  void lockTryFinallyUnlock() {
    check(
        "a.lock(); try { f1(); } finally { f2(); a.unlock(); f3(); } f4();",
        """
        take a {}
        f1() {a}
        f2() {a}
        f3() {}
        f4() {}
        """);
  }

  @Test
  void lockInsideTry() {
    check(
        "try { a.lock(); f1(); } finally { a.unlock(); } f2();",
        """
        take a {}
        f1() {a}
        f2() {}
        """);
  }

  @Test
  void finallyUnlocksOnEveryWayOut() {
    check(
        """
        a.lock();
        try {
          if (test()) { return; }
          if (test()) { throw new Exception(); }
          f1();
        } finally { a.unlock(); }
        f2();
        """,
        """
        take a {}
        test() {a}
        test() {a}
        f1() {a}
        f2() {}
        """);
  }

  @Test
  void unlockOnOneWayOnly() {
    check(
        "a.lock(); if (test()) { a.unlock(); f1(); return; } f2(); a.unlock(); f3();",
        """
        take a {}
        test() {a}
        f1() {}
        f2() {a}
        f3() {}
        """);
  }

  @Test
  void lockOnOneWayOnly() {
    check(
        "if (test()) { a.lock(); } f1();",
        """
        test() {}
        take a {}
        f1() {a?}
        """);
  }

  @Test
  void lockOnBothWays() {
    check(
        "if (test()) { a.lock(); } else { a.lock(); } f1();",
        """
        test() {}
        take a {}
        take a {}
        f1() {a}
        """);
  }

  @Test
  void theSameConditionTwice() {
    check(
        "if (p) { a.lock(); } f1(); if (p) { f2(); a.unlock(); } f3();",
        """
        take a {}
        f1() {a?}
        f2() {a}
        f3() {}
        """);
  }

  @Test
  void aFlagThatRemembers() {
    check(
        """
        boolean held = false;
        if (test()) { a.lock(); held = true; }
        try { f1(); } finally { if (held) { a.unlock(); } }
        f2();
        """,
        """
        test() {}
        take a {}
        f1() {a?}
        f2() {}
        """);
  }

  @Test
  void aFlagThatForgets() {
    check(
        """
        a.lock();
        boolean held = true;
        try {
          if (test()) { a.unlock(); held = false; f1(); }
          f2();
        } finally { if (held) { f3(); a.unlock(); } }
        f4();
        """,
        """
        take a {}
        test() {a}
        f1() {}
        f2() {a?}
        f3() {a}
        f4() {}
        """);
  }

  @Test
  void comparedWithTrueAndFalse() {
    check(
        "if (a.tryLock() == false) { f1(); return; } if (true == b.tryLock()) { f2(); }",
        """
        try a {}
        f1() {}
        try b {a}
        f2() {a, b}
        """);
  }

  @Test
  void interruptiblyThrowsWithoutTheLock() {
    check(
        "try { a.lockInterruptibly(); } catch (InterruptedException e) { f1(); return; } f2();",
        """
        take a {}
        f1() {}
        f2() {a}
        """);
  }

  @Test
  void catchMayFindItHeld() {
    check(
        "try { a.lock(); f1(); a.unlock(); } catch (RuntimeException e) { f2(); } f3();",
        """
        take a {}
        f1() {a}
        f2() {a}
        f3() {a?}
        """);
  }

  @Test
  void catchInsideTheLockedPart() {
    check(
        """
        a.lock();
        try {
          try { f1(); } catch (RuntimeException e) { f2(); }
          f3();
        } finally { a.unlock(); }
        f4();
        """,
        """
        take a {}
        f1() {a}
        f2() {a}
        f3() {a}
        f4() {}
        """);
  }

  @Test
  void handOverHand() {
    check(
        "a.lock(); f1(); b.lock(); a.unlock(); f2(); c.lock(); b.unlock(); f3(); c.unlock(); f4();",
        """
        take a {}
        f1() {a}
        take b {a}
        f2() {b}
        take c {b}
        f3() {c}
        f4() {}
        """);
  }

  @Test
  void takenTwiceGivenBackTwice() {
    check(
        "a.lock(); a.lock(); f1(); a.unlock(); f2(); a.unlock(); f3();",
        """
        take a {}
        take a {a}
        f1() {a, a}
        f2() {a}
        f3() {}
        """);
  }

  @Test
  void loopThatIsBalanced() {
    check(
        "for (int i = 0; i < k; i++) { a.lock(); f1(); a.unlock(); f2(); } f3();",
        """
        take a {}
        f1() {a}
        f2() {}
        f3() {}
        """);
  }

  @Test
  void loopThatLeaksIntoItsNextRound() {
    check(
        "while (test()) { f1(); if (p) { a.lock(); break; } if (test()) { b.lock(); } f2(); } f3();",
        """
        test() {b?}
        f1() {b?}
        take a {}
        test() {b?}
        take b {b?}
        f2() {b?}
        f3() {b?, a?}
        """);
  }

  @Test
  void endlessLoopIsLeftByBreak() {
    check(
        "while (true) { a.lock(); if (test()) { break; } a.unlock(); } f1(); a.unlock(); f2();",
        """
        take a {}
        test() {a}
        f1() {a}
        f2() {}
        """);
  }

  @Test
  void doWhileReleasesAndRetakes() {
    check(
        "a.lock(); do { a.unlock(); f1(); a.lock(); } while (test()); f2(); a.unlock();",
        """
        take a {}
        f1() {}
        take a {}
        test() {a}
        f2() {a}
        """);
  }

  @Test
  void labelledBreakAndContinue() {
    check(
        """
        outer:
        for (int i = 0; i < k; i++) {
          a.lock();
          for (int j = 0; j < k; j++) {
            if (test()) { a.unlock(); continue outer; }
            if (p) { break outer; }
            f1();
          }
          a.unlock();
          f2();
        }
        f3();
        """,
        """
        take a {}
        test() {a}
        f1() {a}
        f2() {}
        f3() {a?}
        """);
  }

  @Test
  void breakOutOfALabelledBlock() {
    check(
        "block: { a.lock(); if (test()) { break block; } a.unlock(); f1(); } f2();",
        """
        take a {}
        test() {a}
        f1() {}
        f2() {a?}
        """);
  }

  @Test
  void breakLeavesSynchronized() {
    check(
        "while (test()) { synchronized (x) { if (p) { break; } f1(); } f2(); } f3();",
        """
        test() {}
        take mon x {}
        f1() {mon x}
        f2() {}
        f3() {}
        """);
  }

  @Test
  void switchWithFallThrough() {
    check(
        """
        a.lock();
        switch (k) {
          case 0: f1(); a.unlock(); break;
          case 1: a.unlock();
          case 2: f2(); break;
          default: a.unlock(); f3();
        }
        f4();
        """,
        """
        take a {}
        f1() {a}
        f2() {a?}
        f3() {}
        f4() {a?}
        """);
  }

  @Test
  void switchWithoutDefaultMayDoNothing() {
    check(
        "switch (k) { case 0 -> a.lock(); case 1 -> { a.lock(); } } f1();",
        """
        take a {}
        take a {}
        f1() {a?}
        """);
  }

  @Test
  void switchExpressionYields() {
    check(
        """
        int r = switch (k) {
          case 0 -> { a.lock(); yield 1; }
          case 1 -> { a.lock(); f1(); yield 2; }
          default -> throw new Exception();
        };
        f2();
        """,
        """
        take a {}
        take a {}
        f1() {a}
        f2() {a}
        """);
  }

  @Test
  void conditionalExpression() {
    check(
        "int r = a.tryLock() ? k + (test() ? 1 : 2) : 0; f1();",
        """
        try a {}
        test() {a}
        f1() {a?}
        """);
  }

  @Test
  void finallyThatReturnsSwallows() {
    check(
        "a.lock(); try { f1(); } finally { if (p) { return; } a.unlock(); } f2();",
        """
        take a {}
        f1() {a}
        f2() {}
        """);
  }

  @Test
  void nestedFinally() {
    check(
        """
        a.lock();
        try {
          b.lock();
          try { if (test()) { return; } f1(); } finally { b.unlock(); f2(); }
          f3();
        } finally { a.unlock(); }
        f4();
        """,
        """
        take a {}
        take b {a}
        test() {a, b}
        f1() {a, b}
        f2() {a}
        f3() {a}
        f4() {}
        """);
  }

  @Test
  void unlockThenWorkThenRetakeInFinally() {
    check(
        "a.lock(); try { a.unlock(); try { f1(); } finally { a.lock(); } f2(); } finally { a.unlock(); } f3();",
        """
        take a {}
        f1() {}
        take a {}
        f2() {a}
        f3() {}
        """);
  }

  @Test
  void heldByCurrentThreadGuardsUnlock() {
    check(
        "if (p) { a.lock(); } try { f1(); } finally { if (a.isHeldByCurrentThread()) { a.unlock(); } } f2();",
        """
        take a {}
        f1() {a?}
        f2() {}
        """);
  }

  @Test
  void assertedToBeHeld() {
    check(
        "assert Thread.holdsLock(x); synchronized (y) { f1(); }",
        """
        take mon y {mon x}
        f1() {mon x, mon y}
        """);
  }

  @Test
  void deadCodeHasNoFacts() {
    check(
        "if (false) { f1(); } if (true) { f2(); } else { f3(); }",
        """
        f2() {}
        """);
  }
}
