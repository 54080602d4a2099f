/** An object with a run method, passed to a helper that runs it at once. */
class Clerk {
  private final Object desk = new Object();
  private final Object drawer = new Object();
  private int files;

  private final class Sort implements Runnable {
    @Override
    public void run() {
      synchronized (drawer) {
        files++;
      }
    }
  }

  private void atDesk(Runnable task) {
    synchronized (desk) {
      files += 0;
    }
    task.run();
  }

  void sort() {
    atDesk(new Sort());
  }

  void file() {
    synchronized (drawer) {
      atDesk(
          new Runnable() {
            @Override
            public void run() {
              files--;
            }
          });
    }
  }
}
