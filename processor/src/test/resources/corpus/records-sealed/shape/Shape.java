package shape;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantReadWriteLock;

public sealed interface Shape permits Shape.Circle, Shape.Square, Shape.Many {
  double area();

  default Shape with(Shape other) {
    return new Many(this, other);
  }

  private static double sum(Shape... shapes) {
    double all = 0;
    for (Shape shape : shapes) {
      all += shape.area();
    }
    return all;
  }

  private double half() {
    return area() / 2;
  }

  record Circle(double radius) implements Shape {
    static final Object LOCK = new Object();

    public Circle {
      if (radius < 0) {
        throw new IllegalArgumentException("radius");
      }
      synchronized (LOCK) {
        count++;
      }
    }

    static int count;

    @Override
    public double area() {
      synchronized (this) {
        return Math.PI * radius * radius;
      }
    }
  }

  record Square(double side) implements Shape {
    @Override
    public double area() {
      return side * side;
    }
  }

  final class Many implements Shape {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Shape[] parts;

    Many(Shape... parts) {
      this.parts = Objects.requireNonNull(parts);
    }

    @Override
    public double area() {
      lock.readLock().lock();
      try {
        return sum(parts) + parts[0].half();
      } finally {
        lock.readLock().unlock();
      }
    }
  }

  record Pair<A, B>(A left, B right) {
    record Third<C>(C c) {}

    <C> Pair<Pair<A, B>, Third<C>> and(C c) {
      return new Pair<>(this, new Third<>(c));
    }
  }

  static String name(Object shape) {
    if (shape instanceof Circle circle && circle.radius() > 1) {
      return "big";
    } else if (!(shape instanceof Square square)) {
      return "none";
    } else {
      return "square " + square.side();
    }
  }
}
