/** Holds its lock while it draws: of what that leads to, most is certain. */
class Canvas {
  private final Object lock = new Object();
  private Shape shape;

  void put(Shape other) {
    shape = other;
  }

  void draw() {
    synchronized (lock) {
      shape.draw();
    }
  }

  void clear() {
    synchronized (lock) {
      shape = null;
    }
  }
}

interface Shape {
  void draw();
}

interface Fill {
  void fill();
}

interface Colour {
  void mix();
}

class Box implements Shape {
  private Blend fill;

  void put(Blend other) {
    fill = other;
  }

  @Override
  public void draw() {
    fill.fill();
  }
}

class Blend implements Fill {
  private Colour colour;

  void put(Colour other) {
    colour = other;
  }

  @Override
  public void fill() {
    colour.mix();
  }
}

/** Clears a canvas when its palette changes. */
class Shared implements Colour {
  private final Object palette = new Object();
  private final Canvas canvas;

  Shared(Canvas canvas) {
    this.canvas = canvas;
  }

  @Override
  public void mix() {
    synchronized (palette) {
      System.identityHashCode(this);
    }
  }

  void change() {
    synchronized (palette) {
      canvas.clear(); // expect LockOrderInversion
    }
  }
}

class Line implements Shape {
  @Override
  public void draw() {}
}

class Dot implements Shape {
  @Override
  public void draw() {}
}

class Arc implements Shape {
  @Override
  public void draw() {}
}

class Text implements Shape {
  @Override
  public void draw() {}
}

class Plain implements Fill {
  @Override
  public void fill() {}
}

class Striped implements Fill {
  @Override
  public void fill() {}
}

class Dotted implements Fill {
  @Override
  public void fill() {}
}

class Empty implements Fill {
  @Override
  public void fill() {}
}

class Red implements Colour {
  @Override
  public void mix() {}
}

class Green implements Colour {
  @Override
  public void mix() {}
}

class Blue implements Colour {
  @Override
  public void mix() {}
}

class Clear implements Colour {
  @Override
  public void mix() {}
}

class Ring implements Shape {
  @Override
  public void draw() {}
}

class Woven implements Fill {
  @Override
  public void fill() {}
}

class Grey implements Colour {
  @Override
  public void mix() {}
}
