import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Parts with parts, known as what an interface says, that a supertype starts under its monitor. */
interface Part {
  void start() throws Exception;

  abstract class Started implements Part {
    @Override
    public final synchronized void start() throws Exception {
      startParts(); // expect WaitUnderSignalingLock
    }

    abstract void startParts() throws Exception;
  }

  final class Engine extends Started {
    private final ExecutorService pool;
    private final List<Part> parts;

    Engine(ExecutorService pool, List<Part> parts) {
      this.pool = pool;
      this.parts = parts;
    }

    private Part[] parts() {
      return parts.toArray(new Part[0]);
    }

    @Override
    void startParts() throws Exception {
      List<Future<Void>> all = new ArrayList<>();
      for (int i = 0; i < parts().length; i++) {
        all.add(pool.submit(new Start(this)));
      }
      for (Future<Void> each : all) {
        each.get();
      }
    }
  }

  final class Start implements Callable<Void> {
    private final Part part;

    Start(Part part) {
      this.part = part;
    }

    @Override
    public Void call() throws Exception {
      part.start();
      return null;
    }
  }
}
