import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A shape tells the group it is in once it has done its own part. */
abstract class Shape {
  private final Group group;
  private boolean closed;

  Shape(Group group) {
    this.group = group;
  }

  synchronized void close() {
    closed = true;
  }

  void leave() {
    if (!isClosed()) {
      group.forget(this);
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }
}

class Group extends Shape {
  private final List<Shape> shapes = new ArrayList<>();

  Group(Group around) {
    super(around);
  }

  synchronized void add(Shape shape) {
    shapes.add(shape);
  }

  synchronized void forget(Shape shape) {
    shapes.remove(shape);
  }

  @Override
  synchronized void close() {
    for (Shape shape : shapes) {
      shape.close();
    }
  }
}

abstract class Reader {
  synchronized void close() {}
}

/** Its readers were there before it, and stay. */
class ManyReaders extends Reader {
  private final List<Reader> view;

  ManyReaders(Reader[] readers) {
    view = Collections.unmodifiableList(Arrays.asList(readers));
  }

  @Override
  synchronized void close() {
    for (Reader reader : view) {
      reader.close();
    }
  }
}

/** Copied, so that nobody adds a younger one. */
class CopiedReaders extends Reader {
  private final List<Reader> readers;

  CopiedReaders(List<Reader> readers) {
    this.readers = List.copyOf(readers);
  }

  @Override
  synchronized void close() {
    for (Reader reader : readers) {
      reader.close();
    }
  }
}

class OneReader extends Reader {
  private final CopiedReaders reader;

  OneReader(CopiedReaders reader) {
    this.reader = reader;
  }

  @Override
  synchronized void close() {
    reader.close();
  }
}

/** Opens readers as it needs them; nothing that it opens can wrap it. */
class OpeningReader extends Reader {
  private final List<Reader> opened = new ArrayList<>();

  synchronized void open(Reader reader) {
    opened.add(reader);
  }

  @Override
  synchronized void close() {
    for (Reader reader : opened) {
      reader.close();
    }
  }
}

class ViewOfMany extends Reader {
  private final ManyReaders readers;

  ViewOfMany(ManyReaders readers) {
    this.readers = readers;
  }

  @Override
  synchronized void close() {
    readers.close();
  }
}

/** What wraps a policy locks the policy around what is wrapped, not itself: nothing is known. */
class Policy {
  private final Policy primary;

  Policy(Policy primary) {
    this.primary = primary;
  }

  synchronized void apply() {
    primary.apply();
  }

  class Point {
    protected Point inner;

    Point(Point inner) {
      this.inner = inner;
    }

    void delete() {
      synchronized (Policy.this) {
        inner.delete();
      }
    }
  }
}
