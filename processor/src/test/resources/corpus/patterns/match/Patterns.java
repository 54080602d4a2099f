package match;

import java.util.List;
import java.util.concurrent.locks.Lock;

class Patterns {
  sealed interface Expr permits Num, Add, Neg {}

  record Num(int value) implements Expr {}

  record Add(Expr left, Expr right) implements Expr {}

  record Neg(Expr of) implements Expr {}

  private final Object lock = new Object();

  int eval(Expr expr) {
    synchronized (lock) {
      return switch (expr) {
        case Num(int value) when value > 100 -> 100;
        case Num n -> n.value();
        case Add(Num(var a), Num(var b)) -> a + b;
        case Add(Expr left, Expr right) -> eval(left) + eval(right);
        case Neg(var of) -> {
          synchronized (this) {
            yield -eval(of);
          }
        }
      };
    }
  }

  String tell(Object object) {
    return switch (object) {
      case null -> "null";
      case String s when s.isEmpty() -> "empty";
      case Integer i -> "int " + i;
      case int[] all -> "ints " + all.length;
      case Lock held -> {
        held.lock();
        try {
          yield "lock";
        } finally {
          held.unlock();
        }
      }
      case List<?> list when list.size() > 1 -> "list";
      case Enum<?> e -> e.name();
      default -> "else";
    };
  }

  boolean is(Object o) {
    return o instanceof Add(Num(int a), Add(var b, Neg c)) && a > 0 && b != c;
  }
}
