package shop;

@FenceDriver(name = 7)
@LockOrder(before = 1L)
final class Locks2 {
  @GuardedBy private int plain;

  @GuardedBy(5)
  private int numbered;

  @Requires({"no", "such", "lock"})
  @Locks(Fence.class)
  void work() {
    plain++;
    numbered--;
  }

  @EnableSignaling(often = {1.5, 2})
  int enable(String what) {
    return what.length();
  }

  @InterruptHandler
  static <T extends Comparable<T>> T pick(T one, T other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
