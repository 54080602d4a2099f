package dev.palisade.processor.body;

import static dev.palisade.processor.body.FlowTest.check;

import org.junit.jupiter.api.Test;

/** What is held where, if a lock was only tried. Each scenario is the body of {@code m}. */
final class TryLockFlowTest {

  @Test
  void tryLockHoldsWhereItWasTrue() {
    check(
        "if (a.tryLock()) { f1(); a.unlock(); } else { f2(); } f3();",
        """
        try a {}
        f1() {a}
        f2() {}
        f3() {}
        """);
  }

  @Test
  void tryLockNegated() {
    check(
        "if (!a.tryLock()) { f1(); return; } f2(); a.unlock(); f3();",
        """
        try a {}
        f1() {}
        f2() {a}
        f3() {}
        """);
  }

  @Test
  void tryLockInALocal() {
    check(
        """
        boolean taken = a.tryLock();
        try { f1(); if (taken) { f2(); } } finally { if (taken) { a.unlock(); } }
        f3();
        """,
        """
        try a {}
        f1() {a?}
        f2() {a}
        f3() {}
        """);
  }

  @Test
  void tryLockTimed() {
    check(
        "if (a.tryLock(1, TimeUnit.SECONDS)) { f1(); a.unlock(); }",
        """
        timed a {}
        f1() {a}
        """);
  }

  @Test
  void twoTryLocksInOneCondition() {
    check(
        """
        if (a.tryLock() && b.tryLock()) { f1(); b.unlock(); a.unlock(); } else { f2(); }
        """,
        """
        try a {}
        try b {a}
        f1() {a, b}
        f2() {a?}
        """);
  }

  @Test
  void tryLockOrGiveUp() {
    check(
        "if (test() || !a.tryLock()) { f1(); return; } f2(); a.unlock(); f3();",
        """
        test() {}
        try a {}
        f1() {}
        f2() {a}
        f3() {}
        """);
  }

  @Test
  void spinningOnTryLock() {
    check(
        "while (!a.tryLock()) { f1(); } f2(); a.unlock(); f3();",
        """
        try a {}
        f1() {}
        f2() {a}
        f3() {}
        """);
  }

  @Test
  void retryingWithAFlag() {
    check(
        "boolean ok = false; while (!ok) { f1(); ok = a.tryLock(); } f2(); a.unlock(); f3();",
        """
        f1() {}
        try a {}
        f2() {a}
        f3() {}
        """);
  }
}
