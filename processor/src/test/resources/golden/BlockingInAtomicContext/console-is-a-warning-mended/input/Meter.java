import dev.palisade.annotations.InterruptHandler;

final class Meter {
  private long count;

  @InterruptHandler
  void pulse() {
    count++;
  }
}
