import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A shape may tell the group it is in, which is closing it. */
abstract class Shape {
  private final Group group;
  private boolean closed;

  Shape(Group group) {
    this.group = group;
  }

  synchronized void close() {
    closed = true;
  }

  synchronized void leave() {
    if (!closed) {
      group.forget(this); // expect SelfDeadlock
    }
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

/** Its readers are replaced while it is in use, so they may be younger than what is around it. */
class ManyReaders extends Reader {
  private final Reader[] readers;
  private final List<Reader> view;

  ManyReaders(Reader[] readers) {
    this.readers = readers;
    view = Collections.unmodifiableList(Arrays.asList(readers));
  }

  synchronized void replace(int index, Reader reader) {
    readers[index] = reader;
  }

  @Override
  synchronized void close() {
    for (int i = 0; i < readers.length; i++) {
      readers[i].close();
    }
  }

  int size() {
    return view.size();
  }
}

class OneReader extends Reader {
  private final Reader reader;

  OneReader(Reader reader) {
    this.reader = reader;
  }

  @Override
  synchronized void close() {
    reader.close(); // expect SelfDeadlock
  }
}
