package shop;

/** A fence around a garden. */
public class Fence {
  private boolean signaled;

  public synchronized void signal() {
    signaled = true;
  }

  public synchronized boolean isSignaled() {
    return signaled;
  }

  public void await() throws InterruptedException {
    wait(1);
  }

  public boolean addCallback(FenceCallback callback) {
    callback.signaled(this);
    return false;
  }
}
