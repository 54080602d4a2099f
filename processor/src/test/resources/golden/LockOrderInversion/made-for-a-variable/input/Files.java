import java.util.ArrayList;
import java.util.List;

/** Opens a file before anybody else can get it. */
class Files {
  private final List<File> all = new ArrayList<>();

  synchronized File open(File old, List<String> lines) {
    File file = old;
    if (file == null) {
      file = new File(this);
      for (String line : lines) {
        file.append(line);
        all.add(file);
      }
      all.add(file);
    }
    return file;
  }

  synchronized void closed(File file) {
    all.remove(file);
  }
}

class File {
  private final Files files;
  private int size;

  File(Files files) {
    this.files = files;
  }

  synchronized void append(String line) {
    size += line.length();
  }

  synchronized void close() {
    size = 0;
    files.closed(this); // expect LockOrderInversion
  }
}
