package ring;

import dev.palisade.annotations.Assumes;

/** Nothing here is found, so there is nothing to suppress. */
@SuppressWarnings("SelfDeadlock") // expect UnusedSuppression
@Assumes(id = "SelfDeadlock", reason = "pairs are never nested")
class Pair {
  private final Object a = new Object();
  private final Object b = new Object();

  @SuppressWarnings({"unchecked", "LockOrderInversion"}) // expect UnusedSuppression
  @Assumes(id = "LockOrderInversion", reason = "there was another order once")
  void ab() {
    synchronized (a) {
      synchronized (b) {
      }
    }
  }
}
