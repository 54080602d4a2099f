package dev.palisade.processor.check;

import org.junit.jupiter.api.Test;

final class SignaledIsNotDoneTest {
  private static final FenceTester CHECK = new FenceTester(SignaledIsNotDone.class);

  @Test
  void freedByLambdasUser() {
    finds(
        """
        void m(Fence fence, Buffer buffer) throws InterruptedException {
          boolean added = fence.addCallback(done -> buffer.flip());
          fence.await();
          // BUG: Diagnostic contains: awaitDone() waits for it
          buffer.free();
        }
        """);
  }

  @Test
  void freedInAnotherMethod() {
    finds(
        """
        final Fence fence;
        final Buffer buffer;

        User(Fence fence, Buffer buffer) {
          this.fence = fence;
          this.buffer = buffer;
        }

        boolean defer() {
          return fence.addCallback(
              new FenceCallback() {
                @Override
                public void signaled(Fence signaled) {
                  use();
                }
              });
        }

        private void use() {
          buffer.flip();
        }

        private boolean isOver() {
          return fence.isSignaled();
        }

        void early() {
          if (!isOver()) {
            return;
          }
          freeIt();
        }

        private void freeIt() {
          // BUG: Diagnostic contains: isDone() tells
          buffer.free();
        }

        void limited() throws InterruptedException {
          if (fence.await(Duration.ofMillis(1))) {
            // BUG: Diagnostic contains: callback added in line
            buffer.close();
          }
        }

        void byStatus() {
          if (fence.status() != FenceStatus.PENDING) {
            // BUG: Diagnostic contains: says SIGNALED
            buffer.close();
          }
        }
        """);
  }

  @Test
  void behindAccessorsOfARecord() {
    finds(
        """
        record Live(Fence fence, Buffer buffer) {}

        boolean use(Live live) {
          return live.fence().addCallback(done -> live.buffer().flip());
        }

        void reap(java.util.Iterator<Live> all) {
          while (all.hasNext()) {
            Live each = all.next();
            if (each.fence().isDone()) {
              each.buffer().free();
            } else if (each.fence().isSignaled()) {
              // BUG: Diagnostic contains: isDone() tells
              each.buffer().free();
            }
          }
        }
        """);
  }

  @Test
  void waysToFree() {
    finds(
        """
        interface Device {
          void free(Buffer buffer);
        }

        final ArrayDeque<Buffer> pool = new ArrayDeque<>();
        Buffer held;

        void toDevice(Fence fence, Buffer buffer, Device device) {
          boolean added = fence.addCallback(done -> buffer.flip());
          if (fence.isSignaled()) {
            // BUG: Diagnostic contains: may still be running
            device.free(buffer);
          }
        }

        void toPool(Fence fence, Buffer buffer) {
          boolean added = fence.addCallback(done -> buffer.flip());
          while (!fence.isSignaled()) {
            Thread.onSpinWait();
          }
          // BUG: Diagnostic contains: may still be running
          pool.push(buffer);
        }

        void forgotten(Fence fence) {
          boolean added = fence.addCallback(done -> held.flip());
          if (fence.isSignaled()) {
            // BUG: Diagnostic contains: may still be running
            held = null;
          }
        }

        void inFinally(Fence fence, Buffer buffer) throws InterruptedException {
          boolean added = fence.addCallback(done -> buffer.flip());
          try {
            fence.await();
          } finally {
            // BUG: Diagnostic contains: may still be running
            buffer.close();
          }
        }

        void resource(Fence fence) throws InterruptedException {
          // BUG: Diagnostic contains: may still be running
          try (Buffer buffer = new Buffer()) {
            boolean added = fence.addCallback(done -> buffer.flip());
            fence.await();
          }
        }
        """);
  }

  @Test
  void callbackOfANamedClass() {
    finds(
        """
        static final class Flip extends FenceCallback {
          private final Buffer target;

          Flip(Buffer target) {
            this.target = target;
          }

          @Override
          public void signaled(Fence fence) {
            target.flip();
          }
        }

        void m(Fence fence, Buffer buffer) throws InterruptedException {
          Flip flip = new Flip(buffer);
          if (fence.addCallback(flip)) {
            fence.await();
          }
          // BUG: Diagnostic contains: may still be running
          buffer.free();
        }
        """);
  }

  @Test
  void methodReference() {
    finds(
        """
        final Buffer buffer = new Buffer();

        private void use(Fence fence) {
          buffer.flip();
        }

        void m(Fence fence) throws InterruptedException {
          boolean added = fence.addCallback(this::use);
          fence.await();
          // BUG: Diagnostic contains: may still be running
          buffer.free();
        }
        """);
  }

  @Test
  void doneIsAskedOrAwaited() {
    finds(
        """
        void asked(Fence fence, Buffer buffer) {
          boolean added = fence.addCallback(done -> buffer.flip());
          if (fence.isDone()) {
            buffer.free();
          }
        }

        void awaited(Fence fence, Buffer buffer) throws InterruptedException {
          boolean added = fence.addCallback(done -> buffer.flip());
          fence.awaitDone();
          if (fence.status() == FenceStatus.FAILED) {
            buffer.close();
          } else {
            buffer.free();
          }
        }

        void both(Fence fence, Buffer buffer) throws InterruptedException {
          boolean added = fence.addCallback(done -> buffer.flip());
          if (fence.isSignaled() && fence.isDone()) {
            buffer.free();
          }
          fence.await();
          if (!fence.isDone()) {
            fence.awaitDone();
          }
          buffer.free();
        }

        void limited(Fence fence, Buffer buffer) throws InterruptedException {
          boolean added = fence.addCallback(done -> buffer.flip());
          if (fence.awaitDone(Duration.ofMillis(1))) {
            buffer.free();
          }
        }
        """);
  }

  @Test
  void callbackTakenBackOrRefused() {
    finds(
        """
        void takenBack(Fence fence, Buffer buffer, FenceCallback callback)
            throws InterruptedException {
          FenceCallback flip =
              new FenceCallback() {
                @Override
                public void signaled(Fence signaled) {
                  buffer.flip();
                }
              };
          boolean added = fence.addCallback(flip);
          fence.await(Duration.ofMillis(1));
          boolean removed = fence.removeCallback(flip);
          buffer.free();
        }

        void refused(Fence fence, Buffer buffer) {
          if (!fence.addCallback(done -> buffer.free())) {
            buffer.free();
          }
        }
        """);
  }

  @Test
  void callbackTellsByItself() {
    finds(
        """
        void m(Fence fence, Buffer buffer) throws InterruptedException {
          CountDownLatch over = new CountDownLatch(1);
          boolean added =
              fence.addCallback(
                  done -> {
                    buffer.flip();
                    over.countDown();
                  });
          fence.await();
          over.await();
          buffer.free();
        }
        """);
  }

  @Test
  void callbackUsesSomethingElse() {
    finds(
        """
        final Buffer one = new Buffer();
        final Buffer two = new Buffer();
        Fence first;
        Fence second;

        void m() throws InterruptedException {
          boolean added = first.addCallback(done -> one.flip());
          first.await();
          two.free();
        }

        void n() throws InterruptedException {
          boolean added = second.addCallback(done -> System.out.println(done));
          second.await();
          one.free();
        }

        void release(Buffer buffer) {
          buffer.free();
        }

        void o() throws InterruptedException {
          first.await();
          release(two);
        }
        """);
  }

  @Test
  void fixAsksForDone() {
    CHECK.mends(
        """
        static class Buffer {
          void flip() {}

          void free() {}
        }

        void asks(Fence fence, Buffer buffer) {
          boolean added = fence.addCallback(done -> buffer.flip());
          if (fence.isSignaled()) {
            buffer.free();
          }
        }

        void waits(Fence fence, Buffer buffer) throws InterruptedException {
          boolean added = fence.addCallback(done -> buffer.flip());
          fence.await();
          buffer.free();
        }
        """,
        """
        static class Buffer {
          void flip() {}

          void free() {}
        }

        void asks(Fence fence, Buffer buffer) {
          boolean added = fence.addCallback(done -> buffer.flip());
          if (fence.isDone()) {
            buffer.free();
          }
        }

        void waits(Fence fence, Buffer buffer) throws InterruptedException {
          boolean added = fence.addCallback(done -> buffer.flip());
          fence.awaitDone();
          buffer.free();
        }
        """);
  }

  @Test
  void switchOnTheStatus() {
    finds(
        """
        void added(Fence fence, Buffer buffer) {
          boolean added = fence.addCallback(done -> buffer.flip());
          switch (fence.status()) {
            case PENDING:
              return;
            case SIGNALED:
            default:
              // BUG: Diagnostic contains: isDone() tells when it has returned
              buffer.free();
          }
        }

        int chosen(Fence fence, Buffer buffer) {
          boolean added = fence.addCallback(done -> buffer.flip());
          return switch (fence.status()) {
            case PENDING -> 0;
            default -> {
              // BUG: Diagnostic contains: isDone() tells when it has returned
              buffer.free();
              yield 1;
            }
          };
        }

        void asksOn(Fence fence, Buffer buffer) {
          boolean added = fence.addCallback(done -> buffer.flip());
          switch (fence.status()) {
            case PENDING -> buffer.free();
            default -> {
              if (fence.isDone()) {
                buffer.free();
              }
            }
          }
        }
        """);
  }

  private static void finds(String members) {
    String buffer =
        """
        static class Buffer implements AutoCloseable {
          void flip() {}

          void free() {}

          @Override
          public void close() {}
        }

        """;
    CHECK.finds(buffer + members);
  }
}
