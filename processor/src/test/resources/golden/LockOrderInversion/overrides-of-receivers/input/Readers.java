/** What is opened is closed once; each kind gives back something else. */
abstract class Reader {
  private int users = 1;

  protected abstract void doClose();

  final synchronized void close() {
    users--;
    closeIfUnused();
  }

  private void closeIfUnused() {
    if (users == 0) {
      doClose();
    }
  }
}

class SegmentReader extends Reader {
  private boolean open = true;

  @Override
  protected void doClose() {
    open = false;
  }

  boolean isOpen() {
    return open;
  }
}

class DirectoryReader extends Reader {
  private final Writer writer;

  DirectoryReader(Writer writer) {
    this.writer = writer;
  }

  @Override
  protected void doClose() {
    writer.forget();
  }
}

/** Is told when a directory is closed, and closes directories itself. */
class Writer {
  private int readers;

  synchronized void forget() {
    readers--;
  }

  synchronized void merge(DirectoryReader[] merged) {
    for (int i = 0; i < merged.length; i++) {
      DirectoryReader reader = pick(merged, i);
      reader.close(); // expect LockOrderInversion
    }
  }

  private static DirectoryReader pick(DirectoryReader[] merged, int i) {
    return merged[readersBefore(i)];
  }

  private static int readersBefore(int i) {
    return i;
  }

  void drop(DirectoryReader reader) {
    reader.close();
  }
}
