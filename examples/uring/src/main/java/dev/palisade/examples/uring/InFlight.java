package dev.palisade.examples.uring;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From tag to fence, without allocating: a table of slots and a stack of the free ones. A tag is a
 * slot and a count of its uses, so that a late wish (to cancel) does not hit the slot's next
 * tenant. Being in the table keeps a fence, and through it its buffer, reachable while the device
 * has it.
 *
 * <p>The driver's ring lock guards it.
 */
final class InFlight {
  private final @Nullable ReadFence[] slots;
  private final int[] uses;
  private final int[] free;
  private int freeCount;

  InFlight(int depth) {
    slots = new ReadFence[depth];
    uses = new int[depth];
    free = new int[depth];
    for (int slot = 0; slot < depth; slot++) {
      free[slot] = depth - 1 - slot;
    }
    freeCount = depth;
  }

  boolean hasRoom(int requests) {
    return freeCount >= requests;
  }

  /** Needs room. */
  long add(ReadFence fence) {
    int slot = free[--freeCount];
    slots[slot] = fence;
    uses[slot] = (uses[slot] + 1) & Integer.MAX_VALUE;
    return (long) uses[slot] << Integer.SIZE | slot;
  }

  /** The fence of this tag, which is in flight no longer; null if it was not. */
  @Nullable ReadFence remove(long tag) {
    int slot = (int) tag;
    ReadFence fence = slots[slot];
    if (fence == null || fence.tag != tag) {
      return null;
    }
    slots[slot] = null;
    free[freeCount++] = slot;
    return fence;
  }

  boolean contains(ReadFence fence) {
    int slot = (int) fence.tag;
    return slot < slots.length && slots[slot] == fence;
  }

  /** Those in flight, in the order they were queued. */
  List<ReadFence> all() {
    List<ReadFence> all = new ArrayList<>();
    for (ReadFence fence : slots) {
      if (fence != null) {
        all.add(fence);
      }
    }
    all.sort((a, b) -> Long.compare(a.entry, b.entry));
    return all;
  }
}
