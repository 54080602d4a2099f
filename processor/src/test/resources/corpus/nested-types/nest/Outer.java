package nest;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

class Outer implements Iterable<Integer> {
  private final Object lock = new Object();
  private final List<Integer> all = new ArrayList<>();
  static int made;

  static {
    class InStaticBlock {
      synchronized int one() {
        return 1;
      }
    }
    made = new InStaticBlock().one();
  }

  {
    synchronized (lock) {
      all.add(made);
    }
  }

  private final Callable<Integer> field =
      new Callable<>() {
        private int calls;

        @Override
        public Integer call() {
          synchronized (lock) {
            return ++calls + new Object() {
              int twice() {
                return 2 * calls;
              }
            }.twice();
          }
        }
      };

  @Override
  public Iterator<Integer> iterator() {
    class Here implements Iterator<Integer> {
      int at;

      @Override
      public boolean hasNext() {
        synchronized (Outer.this.lock) {
          return at < all.size();
        }
      }

      @Override
      public Integer next() {
        synchronized (lock) {
          return all.get(at++);
        }
      }
    }
    return new Here();
  }

  class Inner {
    class Deeper {
      class Deepest extends Inner {
        Deepest() {
          Outer.this.super();
        }

        int sum() {
          int sum = 0;
          for (int each : Outer.this) {
            sum += each;
          }
          return sum + Deeper.this.hashCode();
        }
      }
    }
  }

  static class Sub extends Outer.Inner {
    Sub(Outer outer) {
      outer.super();
    }
  }

  enum Level implements IntSupplier {
    LOW {
      @Override
      public int getAsInt() {
        return 0;
      }
    },
    HIGH(5) {
      private final Object own = new Object();

      @Override
      public int getAsInt() {
        synchronized (own) {
          return weight;
        }
      }
    };

    final int weight;

    Level() {
      this(1);
    }

    Level(int weight) {
      this.weight = weight;
    }

    @Override
    public abstract int getAsInt();

    synchronized Level other() {
      return this == LOW ? HIGH : LOW;
    }
  }

  interface Named {
    String NAME = new Object() {
      @Override
      public synchronized String toString() {
        return "named";
      }
    }.toString();

    private String secret() {
      return NAME;
    }

    private static String shared() {
      return NAME;
    }

    default String tell() {
      return secret() + shared();
    }
  }

  @interface Marked {
    Class<?>[] value() default {};

    Level level() default Level.LOW;

    Marked2 more() default @Marked2;

    @interface Marked2 {}
  }

  @Marked(value = {int[].class, void.class, Outer.class}, level = Level.HIGH)
  Supplier<Supplier<Runnable>> lambdas(int... numbers) {
    return () -> {
      int n = numbers.length;
      return () ->
          () -> {
            synchronized (lock) {
              Runnable again = this::hashCode;
              again.run();
              all.removeIf(x -> x == n);
            }
          };
    };
  }
}

class SecondInFile {
  int x = new Outer().new Inner().hashCode();
}

interface ThirdInFile extends Outer.Named, Runnable {
  @Override
  default void run() {
    Outer.Named.super.tell();
  }
}
