/** A subclass is initialised after its superclass, which here makes one of them. */
class Shape {
  static final Shape UNIT = new Circle(1);

  double area() {
    return 0;
  }
}

class Circle extends Shape { // expect LockOrderInversion
  private final double radius;

  Circle(double radius) {
    this.radius = radius;
  }

  @Override
  double area() {
    return 3 * radius * radius;
  }
}

final class Screen {
  Shape one() {
    return new Circle(2);
  }

  Shape other() {
    return Shape.UNIT;
  }
}
