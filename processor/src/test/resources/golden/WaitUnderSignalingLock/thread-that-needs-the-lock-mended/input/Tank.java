final class Tank {
  private final Object water = new Object();
  private int litres = 100;

  final class Pumper extends Thread {
    @Override
    public void run() {
      drain();
    }
  }

  private void drain() {
    synchronized (water) {
      litres = 0;
    }
  }

  void close(Pumper pumper) throws InterruptedException {
    synchronized (water) {
      litres++;
    }
    pumper.join();
  }
}
