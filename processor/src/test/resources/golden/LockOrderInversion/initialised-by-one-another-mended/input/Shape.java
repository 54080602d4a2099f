/** Nobody but the superclass can use these subclasses: who does has initialised it before. */
abstract class Shape {
  private static final Shape UNIT = new Circle(1);

  abstract double area();

  static Shape unit() {
    return UNIT;
  }

  static Shape square(double side) {
    return new Square(side);
  }

  private static final class Circle extends Shape {
    private final double radius;

    Circle(double radius) {
      this.radius = radius;
    }

    @Override
    double area() {
      return 3 * radius * radius;
    }
  }

  static final class Square extends Shape {
    static final Shape NONE = new Square(0);
    private final double side;

    private Square(double side) {
      this.side = side;
    }

    @Override
    double area() {
      return side * side;
    }
  }
}

enum Corner {
  ROUND {
    @Override
    double cut(double side) {
      return side / 4;
    }
  },
  SHARP {
    @Override
    double cut(double side) {
      return 0;
    }
  };

  abstract double cut(double side);
}

final class Screen {
  double all() {
    return Shape.unit().area() + Corner.ROUND.cut(Shape.square(2).area());
  }
}
