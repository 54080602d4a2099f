import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

abstract class Reader {
  synchronized void close() {}
}

/** All its readers were there before it. */
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
    in.close();
  }
}
