package dev.palisade.processor.body;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What locks, receivers and arguments are called. */
final class NamingTest {

  private static void check(String members, String expected) {
    String source =
        "import java.util.*; import java.util.function.*;"
            + " import java.util.concurrent.*; import java.util.concurrent.locks.*;\n"
            + members;
    assertEquals(expected, Bodies.of(source).all());
  }

  @Test
  void fieldsAreNamedByTheirDeclaringClass() {
    check(
        """
        class Base { protected final Object lock = new Object(); }
        class A extends Base {
          static final Object ALL = new Object();
          A next;
          void m(A p) {
            synchronized (lock) {} synchronized (super.lock) {} synchronized (p.next.lock) {}
            synchronized (ALL) {} synchronized (A.ALL) {} synchronized (A.class) {}
            synchronized (this) {} synchronized (p) {}
          }
        }
        """,
        """
        A.<init>:
          exactly Base.<init>() on this {}
        A.m:
          take mon this.lock {}
          take mon this.lock {}
          take mon p0.next.lock {}
          take mon A.ALL {}
          take mon A.ALL {}
          take mon A {}
          take mon this {}
          take mon p0 {}
        """);
  }

  @Test
  void synchronizedMethods() {
    check(
        """
        class A {
          synchronized void m() { n(); }
          static synchronized void n() { k(); }
          static void k() {}
        }
        """,
        """
        A.m:
          take mon this {}
          exactly A.n() {mon this}
        A.n:
          take mon A {}
          exactly A.k() {mon A}
        """);
  }

  @Test
  void localsStandForWhatTheyWereAssigned() {
    check(
        """
        class A {
          final Lock one = new ReentrantLock(), two = new ReentrantLock();
          Lock pick() { return Math.random() > 1 ? one : two; }
          void m(Object p) {
            Lock l = one;
            l.lock();
            l.unlock();
            l = two;
            var k = l;
            k.lock();
            k.unlock();
            Lock u = pick();
            u.lock();
            u.unlock();
            Object o = p;
            synchronized (o) {}
            synchronized ((A) p) {}
            if (p instanceof A a) { synchronized (a.one) {} }
          }
        }
        """,
        """
        A.m:
          take this.one {}
          take this.two {}
          call A.pick() on this {}
          take any(Lock) {}
          take mon p0 {}
          take mon p0 {}
          take mon p0.one {}
        """);
  }

  @Test
  void eachWayGivesBackItsOwn() {
    check(
        """
        class A {
          final Lock one = new ReentrantLock(), two = new ReentrantLock();
          static void f() {}
          void m(boolean p) {
            Lock l;
            if (p) { l = one; } else { l = two; }
            l.lock();
            f();
            l.unlock();
            f();
          }
          void n(boolean p) {
            Lock l;
            if (p) { l = one; l.lock(); } else { l = two; l.lock(); }
            f();
            l.unlock();
            f();
          }
        }
        """,
        """
        A.m:
          take this.one {}
          take this.two {}
          exactly A.f() {any(Lock), this.one?, this.two?}
          exactly A.f() {}
        A.n:
          take this.one {}
          take this.two {}
          exactly A.f() {this.one?, this.two?}
          exactly A.f() {}
        """);
  }

  @Test
  void viewsAreTheLockInAMode() {
    check(
        """
        class A {
          final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
          final Lock r = rw.readLock(), w;
          final ReadWriteLock same = rw;
          A() { w = this.rw.writeLock(); }
          static void f() {}
          void m() { rw.readLock().lock(); f(); rw.readLock().unlock(); f(); }
          void n() { r.lock(); f(); rw.readLock().unlock(); w.lock(); f(); w.unlock(); f(); }
          void k() { Lock l = rw.writeLock(); l.lock(); try { f(); } finally { l.unlock(); } f(); }
          void o() { same.readLock().lock(); f(); rw.readLock().unlock(); f(); }
        }
        """,
        """
        A.k:
          take this.rw {}
          exactly A.f() {this.rw}
          exactly A.f() {}
        A.m:
          take this.rw:r {}
          exactly A.f() {this.rw:r}
          exactly A.f() {}
        A.n:
          take this.rw:r {}
          exactly A.f() {this.rw:r}
          take this.rw {}
          exactly A.f() {this.rw}
          exactly A.f() {}
        A.o:
          take this.rw:r {}
          exactly A.f() {this.rw:r}
          exactly A.f() {}
        """);
  }

  @Test
  void aConstructorParameterThatIsKept() {
    check(
        """
        class A {
          final ReadWriteLock rw;
          final Lock r, foreign;
          A(ReadWriteLock rw, Lock other) { this.rw = rw; this.r = rw.readLock(); foreign = other; }
          void m() { r.lock(); r.unlock(); foreign.lock(); foreign.unlock(); }
        }
        """,
        """
        A.m:
          take this.rw:r {}
          take this.foreign {}
        """);
  }

  @Test
  void gettersAndMutexFields() {
    check(
        """
        class A {
          private final Object lock = new Object();
          private final Object mutex = this;
          private static final Object ALL = new Object();
          Object lock() { return lock; }
          static Object all() { return ALL; }
          void m(A p) {
            synchronized (lock()) {} synchronized (p.lock()) {} synchronized (all()) {}
            synchronized (mutex) {} synchronized (Objects.requireNonNull(p.mutex)) {}
          }
        }
        """,
        """
        A.m:
          take mon this.lock {}
          call A.lock() on this {}
          take mon p0.lock {}
          call A.lock() on p0 {}
          take mon A.ALL {}
          exactly A.all() {}
          take mon this {}
          take mon p0 {}
          exactly Objects.requireNonNull(p0) {}
        """);
  }

  @Test
  void innerClassesReachOutThroughAField() {
    check(
        """
        class A {
          final Object lock = new Object();
          synchronized void f() {}
          class In {
            void n() { synchronized (lock) {} synchronized (A.this) {} synchronized (this) {} f(); }
          }
          static class Nested { void k(A a) { synchronized (a.lock) {} } }
          void m(Object p) {
            Object l = lock;
            new Thread() {
              @Override public void run() {
                synchronized (l) {} synchronized (lock) {} synchronized (p) {} getName();
              }
            };
          }
        }
        """,
        """
        A.1.run:
          take mon this.this$0.lock {}
          take mon this.this$0.lock {}
          take mon any(Object) {}
          exactly Thread.getName() on this {}
        A.In.n:
          take mon this.this$0.lock {}
          take mon this.this$0 {}
          take mon this {}
          call A.f() on this.this$0 {}
        A.Nested.k:
          take mon p0.lock {}
        A.f:
          take mon this {}
        A.m:
          exactly A.1.<init>() {}
        """);
  }

  @Test
  void lambdasHoldNothingAndCaptureByName() {
    check(
        """
        class A {
          final Object lock = new Object();
          void run(Runnable r) { r.run(); }
          void m(Object p, Executor e) {
            Object l = lock;
            synchronized (lock) {
              e.execute(() -> {
                synchronized (l) {} synchronized (p) {}
                run(() -> { synchronized (p) {} });
              });
              Consumer<Object> c = o -> { synchronized (o) {} };
              c.accept(p);
            }
          }
        }
        """,
        """
        A.m:
          take mon this.lock {}
          call Executor.execute(A.m$lambda8_17) on p1 {mon this.lock}
          call Consumer.accept(p0) on A.m$lambda12_28 {mon this.lock}
        A.m$lambda12_28:
          take mon p0 {}
        A.m$lambda8_17:
          take mon this.lock {}
          take mon c0 {}
          call A.run(A.m$lambda8_17$lambda10_13) on this {}
        A.m$lambda8_17$lambda10_13:
          take mon any(Object) {}
        A.run:
          call Runnable.run() on p0 {}
        """);
  }

  @Test
  void methodReferences() {
    check(
        """
        class A {
          void m(Executor e) { Runnable r = this::n; r.run(); e.execute(this::n); f(A::new); }
          void n() {}
          static void f(Supplier<A> s) {}
        }
        """,
        """
        A.m:
          call Runnable.run() on A.n {}
          call Executor.execute(A.n) on p0 {}
          exactly A.f(A.<init>) {}
        """);
  }

  @Test
  void initialisersBelongToConstructors() {
    check(
        """
        class A {
          static int s = f();
          int i = f();
          { synchronized (this) { g(); } }
          static { synchronized (A.class) { g(); } }
          final Runnable r = () -> g();
          A() { h(); }
          A(int x) { this(); h(); }
          A(String x) { super(); h(); }
          static int f() { return 0; }
          static void g() {}
          static void h() {}
        }
        """,
        """
        A.<clinit>:
          exactly A.f() {}
          take mon A {}
          exactly A.g() {mon A}
        A.<init>:
          exactly A.f() {}
          take mon this {}
          exactly A.g() {mon this}
          exactly A.h() {}
        A.<init>$lambda7_22:
          exactly A.g() {}
        """);
  }

  @Test
  void dispatch() {
    check(
        """
        interface I { void v(); }
        abstract class B implements I {
          void x() {} final void y() {} private void z() { }
        }
        class A extends B {
          public void v() {}
          void x() { super.x(); }
          void m(I i, B b, R r, E e) { i.v(); b.x(); b.y(); x(); r.v(); e.w(); new A().x(); }
        }
        record R() implements I { public void v() {} }
        enum E { P, Q { void w() {} }; void w() {} }
        """,
        """
        A.<init>:
          exactly B.<init>() on this {}
        A.m:
          call I.v() on p0 {}
          call B.x() on p1 {}
          exactly B.y() on p1 {}
          call A.x() on this {}
          exactly R.v() on p2 {}
          call E.w() on p3 {}
          exactly A.<init>() {}
          call A.x() on some A {}
        A.x:
          exactly B.x() on this {}
        E.1.<init>:
          exactly E.<init>() on this {}
        E.<clinit>:
          exactly E.<init>() {}
          exactly E.1.<init>() {}
        """);
  }

  @Test
  void stampedLock() {
    check(
        """
        class A {
          final StampedLock sl = new StampedLock();
          static void f() {}
          void m() {
            long s = sl.readLock();
            try {
              long w = sl.tryConvertToWriteLock(s);
              if (w != 0L) { s = w; f(); } else { sl.unlockRead(s); s = sl.writeLock(); f(); }
            } finally { sl.unlock(s); }
            f();
          }
          void n() {
            long s = sl.tryReadLock();
            if (s == 0) { f(); return; }
            f();
            sl.unlockRead(s);
            long t = 0;
            try { t = sl.writeLock(); f(); } finally { if (t != 0) { sl.unlockWrite(t); } }
            f();
          }
        }
        """,
        """
        A.m:
          take this.sl:r {}
          try this.sl {}
          exactly A.f() {this.sl}
          take this.sl {}
          exactly A.f() {this.sl}
          exactly A.f() {}
        A.n:
          try this.sl:r {}
          exactly A.f() {}
          exactly A.f() {this.sl:r}
          take this.sl {}
          exactly A.f() {this.sl}
          exactly A.f() {}
        """);
  }

  @Test
  void aTypeThatIsALock() {
    check(
        """
        class Mine extends ReentrantLock {
          void n() { lock(); try { f(); } finally { unlock(); } f(); }
          static void f() {}
        }
        abstract class Own implements Lock { }
        class A { void m(Own p) { p.lock(); Mine.f(); p.unlock(); } }
        """,
        """
        A.m:
          take p0 {}
          exactly Mine.f() {p0}
        Mine.n:
          take this {}
          exactly Mine.f() {this}
          exactly Mine.f() {}
        """);
  }

  @Test
  void resourcesAreClosed() {
    check(
        """
        class A {
          static class Res implements AutoCloseable {
            static void f() {}
            @Override public void close() {}
          }
          void m(Res p) {
            synchronized (this) { try (Res r = new Res(); p) { Res.f(); return; } }
          }
        }
        """,
        """
        A.m:
          take mon this {}
          call A.Res.close() {mon this}
          exactly A.Res.<init>() {mon this}
          call A.Res.close() on p0 {mon this}
          exactly A.Res.f() {mon this}
        """);
  }

  @Test
  void varargsAndGenerics() {
    check(
        """
        class A<T extends Comparable<T>> {
          T value;
          void m(T t, List<? super T> p, Object q) { n(t, q); n(t, q, q); n(value); k(t); }
          void n(T t, Object... more) {}
          <U extends T> void k(U u) {}
        }
        """,
        """
        A.m:
          call A.n(p0, ?) on this {}
          call A.n(p0, ?) on this {}
          call A.n(this.value, ?) on this {}
          call A.k(p0) on this {}
        """);
  }
}
