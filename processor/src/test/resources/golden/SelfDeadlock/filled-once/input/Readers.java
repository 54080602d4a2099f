import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

abstract class Reader {
  synchronized void close() {}
}

/** Readers may be added later, and such a one may wrap this one. */
class ParallelReader extends Reader {
  private final Reader[] main;
  private final Set<Reader> all = Collections.newSetFromMap(new IdentityHashMap<>());

  ParallelReader(Reader[] main, Reader[] stored) {
    this.main = main.clone();
    Collections.addAll(all, this.main);
    for (Reader reader : stored) {
      all.add(reader);
    }
  }

  synchronized void add(Reader reader) {
    all.add(reader);
  }

  int size() {
    return all.size();
  }

  @Override
  synchronized void close() {
    for (Reader reader : all) {
      reader.close();
    }
  }
}

class FilterReader extends Reader {
  private final Reader in;

  FilterReader(Reader in) {
    this.in = in;
  }

  @Override
  synchronized void close() {
    in.close(); // expect SelfDeadlock
  }
}
