package dev.palisade.processor.check;

import org.junit.jupiter.api.Test;

final class PollWithoutEnableTest {
  private static final FenceTester CHECK = new FenceTester(PollWithoutEnable.class);

  @Test
  void conditionOfEachKindOfLoop() {
    finds(
        """
        void m(Fence one, Fence two, Fence three) throws InterruptedException {
          // BUG: Diagnostic contains: nobody armed it
          while (!one.isSignaled()) {
            Thread.onSpinWait();
          }
          do {
            Thread.sleep(1);
            // BUG: Diagnostic contains: nobody armed it
          } while (two.isDone() == false || !two.isDone());
          // BUG: Diagnostic contains: nobody armed it
          for (int i = 0; three.status() == FenceStatus.PENDING; i++) {
            Thread.yield();
          }
        }
        """);
  }

  @Test
  void breakAndReturn() {
    finds(
        """
        boolean m(Fence one, Fence two) {
          while (true) {
            // BUG: Diagnostic contains: nobody armed it
            if (one.isSignaled()) {
              break;
            }
          }
          for (int i = 0; i < 1000; i++) {
            // BUG: Diagnostic contains: nobody armed it
            if (two.isSignaled()) {
              return true;
            }
          }
          return false;
        }
        """);
  }

  @Test
  void withALimit() {
    finds(
        """
        boolean m(Fence fence, long deadline) {
          // BUG: Diagnostic contains: nobody armed it
          while (!fence.isSignaled() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
          }
          return fence.isSignaled();
        }
        """);
  }

  @Test
  void throughAVariable() {
    finds(
        """
        void m(Fence fence) {
          boolean done = false;
          while (!done) {
            // BUG: Diagnostic contains: nobody armed it
            done = fence.isSignaled();
          }
        }
        """);
  }

  @Test
  void children() {
    finds(
        """
        final List<Fence> children = new ArrayList<>();

        void each() {
          for (Fence child : children) {
            // BUG: Diagnostic contains: nobody armed it
            while (!child.isSignaled()) {
              Thread.onSpinWait();
            }
          }
        }

        void all() {
          boolean all;
          do {
            all = true;
            for (Fence child : children) {
              // BUG: Diagnostic contains: nobody armed it
              if (!child.isSignaled()) {
                all = false;
                break;
              }
            }
          } while (!all);
        }

        void stream() {
          // BUG: Diagnostic contains: nobody armed it
          while (!children.stream().allMatch(Fence::isSignaled)) {
            Thread.onSpinWait();
          }
        }

        void remove() {
          while (!children.isEmpty()) {
            for (Iterator<Fence> it = children.iterator(); it.hasNext(); ) {
              // BUG: Diagnostic contains: nobody armed it
              if (it.next().isSignaled()) {
                it.remove();
              }
            }
          }
        }
        """);
  }

  @Test
  void throughAHelper() {
    finds(
        """
        final List<Fence> children = new ArrayList<>();
        Fence last;

        private boolean allSignaled() {
          for (Fence child : children) {
            // BUG: Diagnostic contains: nobody armed it
            if (!child.isSignaled()) {
              return false;
            }
          }
          return true;
        }

        private boolean isOver() {
          // BUG: Diagnostic contains: nobody armed it
          return last.isSignaled();
        }

        void m() {
          while (!allSignaled()) {
            Thread.onSpinWait();
          }
          while (!isOver()) {
            Thread.onSpinWait();
          }
        }
        """);
  }

  @Test
  void containerNobodyArmed() {
    finds(
        """
        void m(Fence one, Fence two) {
          FenceArray both = FenceArray.all(one, two);
          // BUG: Diagnostic contains: nobody armed it
          while (!both.isSignaled()) {
            Thread.onSpinWait();
          }
        }

        void n(FenceArray all) {
          for (Fence child : all.children()) {
            // BUG: Diagnostic contains: nobody armed it
            while (!child.isSignaled()) {
              Thread.onSpinWait();
            }
          }
        }
        """);
  }

  @Test
  void armedTooLate() {
    finds(
        """
        void m(Fence fence) {
          // BUG: Diagnostic contains: nobody armed it
          while (!fence.isSignaled()) {
            Thread.onSpinWait();
          }
          fence.enableSignaling();
        }
        """);
  }

  @Test
  void otherFenceArmed() {
    finds(
        """
        void m(Fence one, Fence two) {
          one.enableSignaling();
          // BUG: Diagnostic contains: nobody armed it
          while (!two.isSignaled()) {
            Thread.onSpinWait();
          }
        }
        """);
  }

  @Test
  void armedBefore() {
    finds(
        """
        final List<Fence> children = new ArrayList<>();

        void m(Fence one, Fence two, Fence three, DriverFence four) throws InterruptedException {
          one.enableSignaling();
          boolean added = two.addCallback(done -> {});
          Fence view = four.fence();
          view.enableSignaling();
          while (!one.isSignaled() || !two.isSignaled() || !four.isSignaled()) {
            Thread.onSpinWait();
          }
          while (!three.isSignaled()) {
            if (three.await(Duration.ofMillis(1))) {
              return;
            }
          }
          children.forEach(Fence::enableSignaling);
          while (!children.stream().allMatch(child -> child.isSignaled())) {
            Thread.onSpinWait();
          }
        }
        """);
  }

  @Test
  void armedElsewhere() {
    finds(
        """
        final List<Fence> children = new ArrayList<>();
        final Fence last;

        User(Fence last) {
          last.enableSignaling();
          this.last = last;
        }

        void add(Fence child) {
          arm(child);
          children.add(child);
        }

        private static void arm(Fence fence) {
          fence.enableSignaling();
        }

        private static void spin(Fence fence) {
          while (!fence.isSignaled()) {
            Thread.onSpinWait();
          }
        }

        void m() {
          for (Fence child : children) {
            spin(child);
          }
          spin(last);
        }
        """);
  }

  @Test
  void containerArmed() {
    finds(
        """
        void m(Fence one, Fence two) {
          FenceArray both = FenceArray.all(one, two);
          both.enableSignaling();
          while (!one.isSignaled()) {
            Thread.onSpinWait();
          }
          for (Fence child : both.children()) {
            while (!child.isSignaled()) {
              Thread.onSpinWait();
            }
          }
        }
        """);
  }

  @Test
  void spinsBeforeItWaits() {
    finds(
        """
        void m(Fence fence) throws InterruptedException {
          for (int i = 0; i < 64; i++) {
            if (fence.isSignaled()) {
              return;
            }
            Thread.onSpinWait();
          }
          fence.await();
        }
        """);
  }

  @Test
  void asksEachOnce() {
    finds(
        """
        final ArrayDeque<Fence> queue = new ArrayDeque<>();
        Fence[] fences;

        int m() {
          int signaled = 0;
          for (Fence fence : queue) {
            if (fence.isSignaled()) {
              signaled++;
            }
          }
          for (int i = 0; i < fences.length; i++) {
            if (!fences[i].isSignaled()) {
              continue;
            }
            signaled++;
          }
          while (!queue.isEmpty() && queue.peek().isSignaled()) {
            queue.remove();
          }
          while (!queue.isEmpty()) {
            Fence fence = queue.peek();
            if (!fence.isSignaled()) {
              break;
            }
            queue.poll();
          }
          for (Iterator<Fence> it = queue.iterator(); it.hasNext(); ) {
            if (it.next().isSignaled()) {
              it.remove();
            }
          }
          return signaled;
        }
        """);
  }

  @Test
  void asksByTheWay() {
    finds(
        """
        void m(Fence canceled, Iterator<String> work) {
          while (work.hasNext()) {
            if (canceled.isSignaled()) {
              return;
            }
            work.next();
          }
        }
        """);
  }

  @Test
  void signaledByItself() {
    finds(
        """
        abstract static class Passive extends Timeline {}

        static final class Glue extends Timeline {}

        static final class Arming extends Timeline {
          @Override
          protected boolean enableSignaling(DriverFence fence) {
            return true;
          }
        }

        void m(SoftwareTimeline software, Glue glue, Arming arming) {
          Fence point = software.at(3);
          while (!point.isSignaled()) {
            Thread.onSpinWait();
          }
          DriverFence made = glue.create();
          while (!made.isSignaled()) {
            Thread.onSpinWait();
          }
          DriverFence lazy = arming.create();
          // BUG: Diagnostic contains: nobody armed it
          while (!lazy.isSignaled()) {
            Thread.onSpinWait();
          }
        }
        """);
  }

  @Test
  void givenToWhoMayArm() {
    finds(
        """
        interface Watcher {
          void watch(Fence fence);
        }

        void m(Fence fence, Watcher watcher) {
          watcher.watch(fence);
          while (!fence.isSignaled()) {
            Thread.onSpinWait();
          }
        }
        """);
  }

  @Test
  void suppressed() {
    finds(
        """
        @SuppressWarnings("PollWithoutEnable")
        @Assumes(id = "PollWithoutEnable", reason = "shown to be right elsewhere")
        void m(Fence fence) {
          while (!fence.isSignaled()) {
            Thread.onSpinWait();
          }
        }
        """);
  }

  @Test
  void fixArmsBeforeTheLoop() {
    CHECK.mends(
        """
        Fence field;

        void m(Fence fence, List<Fence> children) {
          while (!fence.isSignaled()) {
            Thread.onSpinWait();
          }
          while (!field.isSignaled()) {
            Thread.onSpinWait();
          }
          for (Fence child : children) {
            do {
              Thread.onSpinWait();
            } while (!child.isSignaled());
          }
        }
        """,
        """
        Fence field;

        void m(Fence fence, List<Fence> children) {
          fence.enableSignaling();
          while (!fence.isSignaled()) {
            Thread.onSpinWait();
          }
          field.enableSignaling();
          while (!field.isSignaled()) {
            Thread.onSpinWait();
          }
          for (Fence child : children) {
            child.enableSignaling();
            do {
              Thread.onSpinWait();
            } while (!child.isSignaled());
          }
        }
        """);
  }

  @Test
  void noFixWhereTheFenceHasNoName() {
    String code =
        """
        void m(List<Fence> children) {
          while (!children.get(0).isSignaled()) {
            Thread.onSpinWait();
          }
        }
        """;
    CHECK.leaves(code);
  }

  @Test
  void switchOnTheStatus() {
    finds(
        """
        void spins(Fence fence) {
          for (; ; ) {
            // BUG: Diagnostic contains: nobody armed it
            switch (fence.status()) {
              case PENDING:
                Thread.onSpinWait();
                break;
              default:
                return;
            }
          }
        }

        void runsOn(Fence fence) {
          boolean run = true;
          while (run) {
            // BUG: Diagnostic contains: nobody armed it
            switch (fence.status()) {
              case SIGNALED, FAILED -> run = false;
              default -> Thread.onSpinWait();
            }
          }
        }

        void armed(Fence fence) {
          fence.enableSignaling();
          for (; ; ) {
            switch (fence.status()) {
              case PENDING -> Thread.onSpinWait();
              default -> {
                return;
              }
            }
          }
        }

        void leaves(Fence fence) {
          for (; ; ) {
            switch (fence.status()) {
              case PENDING:
                return;
              default:
                Thread.onSpinWait();
            }
          }
        }
        """);
  }

  private static void finds(String members) {
    CHECK.finds(members);
  }
}
