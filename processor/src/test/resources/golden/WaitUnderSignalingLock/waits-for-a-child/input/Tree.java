import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Tasks that are objects: whose lock they need tells what they are made with. */
final class Tree {
  private final ExecutorService pool;
  private int grown;

  Tree(ExecutorService pool) {
    this.pool = pool;
  }

  synchronized void grow() throws Exception {
    Future<Void> again = pool.submit(new Grow(this));
    again.get(); // expect WaitUnderSignalingLock
    grown++;
  }

  synchronized void water() throws Exception {
    Thread rain = new Thread(new Water(this));
    rain.start();
    rain.join(); // expect WaitUnderSignalingLock
  }

  synchronized void prune() throws Exception {
    Prune cut = new Prune();
    cut.tree = this;
    pool.submit(cut).get(); // expect WaitUnderSignalingLock
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

  private static final class Prune implements Callable<Void> {
    private Tree tree;

    @Override
    public Void call() {
      tree.add(-1);
      return null;
    }
  }
}
