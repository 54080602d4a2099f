import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Tasks that are objects: whose lock they need tells what they are made with. */
final class Tree {
  private final Map<String, Tree> branches = new HashMap<>();
  private final ExecutorService pool;
  private final Tree trunk;
  private int grown;

  Tree(ExecutorService pool, Tree trunk) {
    this.pool = pool;
    this.trunk = trunk;
  }

  synchronized void grow() throws Exception {
    List<Future<Void>> all = new ArrayList<>();
    for (Tree branch : branches.values().toArray(new Tree[0])) {
      all.add(pool.submit(new Grow(branch)));
    }
    for (Future<Void> each : all) {
      each.get();
    }
    grown++;
  }

  synchronized void water() throws Exception {
    Thread rain = new Thread(new Water(trunk));
    rain.start();
    rain.join();
  }

  synchronized void add(int size) {
    grown += size;
  }

  private static class Grow implements Callable<Void> {
    private Tree tree;

    Grow(Tree tree) {
      this.tree = tree;
    }

    @Override
    public Void call() throws Exception {
      tree.grow();
      return null;
    }
  }

  private static final class Water implements Runnable {
    private final Tree tree;

    Water(Tree tree) {
      this.tree = tree;
    }

    @Override
    public void run() {
      tree.add(1);
    }
  }
}
