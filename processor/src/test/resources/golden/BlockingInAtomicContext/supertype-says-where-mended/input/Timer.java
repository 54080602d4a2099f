import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.RunsIn;
import java.io.FileWriter;
import java.io.IOException;
import java.io.UncheckedIOException;

interface Handler {
  @RunsIn(ExecutionContext.INTERRUPT)
  void handle(int vector);
}

abstract class Timer implements Handler {
  @Override
  public void handle(int vector) {
    tick();
  }

  abstract void tick();
}

final class FileTimer extends Timer {
  private final FileWriter out;

  FileTimer(FileWriter out) {
    this.out = out;
  }

  @Override
  void tick() {
    try {
      out.getEncoding();
      throw new IOException();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
