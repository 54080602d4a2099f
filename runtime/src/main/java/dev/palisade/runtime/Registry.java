package dev.palisade.runtime;

import dev.palisade.runtime.GracePeriod.Backoff;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the fences of a timeline and finds those that are not done: what {@code close} needs to
 * fail every pending fence, and {@code quiesce} to wait for every running callback.
 *
 * <p>Fences stand in chunks, by sequence number, so that each has a place nobody else writes:
 * entering is one RMW for the number and one release store. A chunk whose fences are all done is
 * unlinked, wherever in the list it is; each new chunk pays for looking at two old ones. So what is
 * kept alive besides pending fences is the chunks these stand in: 4 bytes a fence, and at worst 63
 * fences that are done for one that is not.
 *
 * <p>It also keeps the fences that are done and wait for their release op.
 *
 * <p>Closing is a bit of the counter, so it has a place in the order of creations: a fence either
 * has a number, and {@code close} finds it, or was refused. A creator between the two steps is
 * waited for; it runs no foreign code there.
 */
final class Registry {
  private static final int CHUNK = 64;

  /** Added to the counter by closing: negative for as long as anybody lives. */
  private static final long CLOSED = Long.MIN_VALUE;

  /** Stands for a fence that may be forgotten, and looks like one: done and released. */
  private static final FenceState GONE = new DriverFence(new Issuer("gone", 0), 0);

  /** Whether fences that are done have still to be released. */
  private final boolean releases;

  /** Whether the driver sees to it that fences are created, and all this closed, in order. */
  private final boolean oneSubmitter;

  /** The last sequence number of one submitter: ordered by the driver, so plain. HB8. */
  private long submitted;

  /**
   * The first number that one submitter may not have just like that: its chunk is not there, or
   * this is {@link #CLOSED}. Plain as well.
   */
  private long end;

  /** The last chunk of one submitter, plain as well. */
  private Chunk last;

  /** The next sequence number; negative once closed. Numbers start at 1. Not of one submitter. */
  @SuppressWarnings("UnusedVariable") // accessed through COUNTER
  private volatile long counter = 1;

  /** Creators that failed between taking a number and entering: no memory for a chunk. */
  private volatile int abandoned;

  /** Before the first chunk; holds no fences and is never unlinked. */
  private final Chunk head = new Chunk(-CHUNK);

  /** The last chunk, or one not far before it. */
  private volatile Chunk tail = head;

  /** Serialises unlinking, and guards {@link #swept}. Only ever tried. */
  private final ReentrantLock sweeping = new ReentrantLock();

  /** The chunk before the next one to look at; linked. */
  private Chunk swept = head;

  /**
   * DONE fences whose release op is still to be called, linked through their aux words. HB7:
   * whoever leaves an op looks here after it counted itself out.
   */
  private volatile @Nullable FenceState retired;

  Registry(boolean releases, boolean oneSubmitter) {
    this.releases = releases;
    this.oneSubmitter = oneSubmitter;
    this.last = head;
  }

  private static final class Chunk {
    final long first;

    /** Each null → fence, by its creator → {@link #GONE}, by the sweeper. */
    final @Nullable FenceState[] fences = new @Nullable FenceState[CHUNK];

    /** null → a chunk, by a creator → a later one, by the sweeper. */
    @SuppressWarnings("UnusedVariable") // accessed through NEXT
    private volatile @Nullable Chunk next;

    Chunk(long first) {
      this.first = first;
      if (first == 0) {
        setFenceRelease(fences, 0, GONE); // there is no number 0
      }
    }

    /** Acquire: the chunk's fields are seen. */
    @Nullable Chunk nextAcquire() {
      return (Chunk) NEXT.getAcquire(this);
    }

    boolean casNext(Chunk later) {
      return NEXT.compareAndSet(this, null, later);
    }

    /** By the sweeper; whoever stands on the unlinked chunk still finds the way on from it. */
    void setNextRelease(Chunk later) {
      NEXT.setRelease(this, later);
    }
  }

  /**
   * The number of a new fence, which must {@link #enter} at once.
   *
   * @throws IllegalStateException after {@link #close()}
   */
  long nextSequence() {
    long sequence = countOne();
    if (sequence < 0) {
      throw closed();
    }
    return sequence;
  }

  /**
   * As {@link #nextSequence()}, for one submitter; the fence goes to the places that {@link
   * #nextPlaces()} gave last.
   *
   * @return 0: these are full, or this is closed
   */
  long nextOfOne() {
    long sequence = submitted + 1;
    if (sequence >= end) {
      return 0;
    }
    submitted = sequence;
    return sequence;
  }

  /** Puts a fence in its place. */
  void enter(FenceState fence) {
    try {
      Chunk chunk = tail;
      if (fence.sequence - chunk.first >= CHUNK || fence.sequence < chunk.first) {
        chunk = chunkOf(fence.sequence);
      }
      setFenceRelease(chunk.fences, (int) (fence.sequence - chunk.first), fence);
    } catch (Throwable noMemory) {
      abandon();
      throw noMemory;
    }
  }

  /** Puts a fence of one submitter in its place. */
  static void enter(@Nullable FenceState[] places, long sequence, FenceState fence) {
    setFenceRelease(places, (int) sequence & (CHUNK - 1), fence);
  }

  /** Tells {@link #close()} that a number will have no fence. */
  void abandon() {
    ABANDONED.getAndAdd(this, 1);
  }

  private static IllegalStateException closed() {
    return new IllegalStateException("the driver is closed: no new fences");
  }

  /**
   * Adds a chunk, before any of its numbers is taken: there may be no memory for it. For one
   * submitter, so nobody else adds, sweeps or closes.
   *
   * @throws IllegalStateException after {@link #close()}
   */
  @Nullable FenceState[] nextPlaces() {
    if (end == CLOSED) {
      throw closed();
    }
    Chunk later = new Chunk(last.first + CHUNK);
    last.setNextRelease(later);
    last = later;
    end = later.first + CHUNK;
    sweepTwo();
    return later.fences;
  }

  private Chunk chunkOf(long sequence) {
    Chunk chunk = tail;
    if (sequence < chunk.first) {
      chunk = head; // a creator that was delayed; its chunk is still linked, since it is not full
    }
    boolean added = false;
    while (sequence - chunk.first >= CHUNK) {
      Chunk next = chunk.nextAcquire();
      if (next == null) {
        Chunk later = new Chunk(chunk.first + CHUNK);
        if (chunk.casNext(later)) {
          tail = later; // may turn back to an earlier chunk in a race: only a hint
          added = true;
        }
        next = chunk.nextAcquire();
      }
      chunk = next == chunk ? head : Objects.requireNonNull(next);
    }
    if (added) {
      sweep();
    }
    return chunk;
  }

  private void sweep() {
    if (!sweeping.tryLock()) {
      return;
    }
    try {
      sweepTwo();
    } finally {
      sweeping.unlock();
    }
  }

  /** Looks at two chunks, in turn, and unlinks those that may be forgotten, never the last one. */
  private void sweepTwo() {
    for (int i = 0; i < 2; i++) {
      Chunk chunk = swept.nextAcquire();
      Chunk next = chunk == null ? null : chunk.nextAcquire();
      if (chunk == null || next == null) {
        swept = head;
      } else if (isForgettable(chunk)) {
        swept.setNextRelease(next);
        chunk.setNextRelease(chunk);
      } else {
        swept = chunk;
      }
    }
  }

  /** Mostly all are, so looking comes first and forgetting one by one only if that fails. */
  private boolean isForgettable(Chunk chunk) {
    @Nullable FenceState[] fences = chunk.fences;
    boolean releases = this.releases;
    int i = 0;
    while (i < CHUNK && isForgettable(fenceAcquire(fences, i), releases)) {
      i++;
    }
    if (i == CHUNK) {
      return true;
    }
    for (i = 0; i < CHUNK; i++) {
      FenceState fence = fenceAcquire(fences, i);
      if (fence != GONE && isForgettable(fence, releases)) {
        setFenceRelease(fences, i, GONE);
      }
    }
    return false;
  }

  private static boolean isForgettable(@Nullable FenceState fence, boolean releases) {
    return fence != null && fence.isFinishedLikely() && (!releases || fence.isRetired());
  }

  /**
   * Refuses new fences from now on, and waits until every fence that has a number has entered. One
   * thread at a time.
   */
  void close() {
    if (oneSubmitter) {
      end = CLOSED;
      return; // nobody is creating
    }
    long next = (long) COUNTER.getAndBitwiseOrAcquire(this, CLOSED); // as countOne()
    if (next <= 1) {
      return; // no fence, or closed before
    }
    Chunk unused = chunkOf(next - 1); // adds what chunks creators have not yet added
    Backoff backoff = new Backoff();
    while (missing(next) > abandoned) {
      backoff.pause();
    }
    backoff.finish();
  }

  private int missing(long end) {
    int missing = 0;
    for (Chunk c = head.nextAcquire(); c != null && c.first < end; c = after(c)) {
      for (int i = 0; i < CHUNK && c.first + i < end; i++) {
        if (fenceAcquire(c.fences, i) == null) {
          missing++;
        }
      }
    }
    return missing;
  }

  /** Shows every fence that has entered and is not forgotten; whether all answers were true. */
  boolean all(Predicate<FenceState> visitor) {
    boolean all = true;
    for (Chunk c = head.nextAcquire(); c != null; c = after(c)) {
      for (int i = 0; i < CHUNK; i++) {
        FenceState fence = fenceAcquire(c.fences, i);
        if (fence != null && fence != GONE) {
          all &= visitor.test(fence);
        }
      }
    }
    return all;
  }

  void forEach(Consumer<FenceState> visitor) {
    boolean unused =
        all(
            fence -> {
              visitor.accept(fence);
              return true;
            });
  }

  /** The chunk after this one, or after the place where this one was before it was unlinked. */
  private @Nullable Chunk after(Chunk chunk) {
    Chunk next = chunk.nextAcquire();
    if (next != chunk) {
      return next;
    }
    for (next = head; next != null && next.first <= chunk.first; ) {
      Chunk further = next.nextAcquire();
      next = further == next ? head : further;
    }
    return next;
  }

  /** Whether {@link #takeRetired()} would find any. HB7. */
  boolean hasRetired() {
    return retired != null;
  }

  /**
   * Puts fences on the list of those to release; they are linked already, newest to oldest. HB7.
   * Opaque: what is there goes into the list as it is. Volatile: it releases them, and who leaves
   * an op looks here after it counted itself out, while the caller looks at the count after this.
   */
  void pushRetired(FenceState newest, FenceState oldest) {
    for (; ; ) {
      FenceState first = (FenceState) RETIRED.getOpaque(this);
      oldest.setNextRetired(first);
      if (RETIRED.compareAndSet(this, first, newest)) {
        return;
      }
    }
  }

  /** Puts back what {@link #takeRetired()} gave. */
  void putBackRetired(FenceState newest) {
    FenceState oldest = newest;
    for (FenceState next = oldest.nextRetired(); next != null; next = oldest.nextRetired()) {
      oldest = next;
    }
    pushRetired(newest, oldest);
  }

  /** HB7. Takes them all. Acquire: from each push. That it is empty then orders nothing. */
  @Nullable FenceState takeRetired() {
    return (FenceState) RETIRED.getAndSetAcquire(this, null);
  }

  /** HB8. Acquire: the fence's fields are seen. */
  private static @Nullable FenceState fenceAcquire(@Nullable FenceState[] fences, int i) {
    return (FenceState) FENCES.getAcquire(fences, i);
  }

  /** HB8. Release: after the fence's fields. */
  private static void setFenceRelease(@Nullable FenceState[] fences, int i, FenceState fence) {
    FENCES.setRelease(fences, i, fence);
  }

  /**
   * HB8. An RMW, since numbers are unique; its place among closing decides, and orders nothing. No
   * RMW is weaker.
   */
  private long countOne() {
    return (long) COUNTER.getAndAddAcquire(this, 1L);
  }

  private static final VarHandle COUNTER;
  private static final VarHandle ABANDONED;
  private static final VarHandle RETIRED;
  private static final VarHandle NEXT;
  private static final VarHandle FENCES = MethodHandles.arrayElementVarHandle(FenceState[].class);

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      COUNTER = lookup.findVarHandle(Registry.class, "counter", long.class);
      ABANDONED = lookup.findVarHandle(Registry.class, "abandoned", int.class);
      RETIRED = lookup.findVarHandle(Registry.class, "retired", FenceState.class);
      NEXT = lookup.findVarHandle(Chunk.class, "next", Chunk.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
    GONE.setStateRelease(FenceWord.Outcome.SUCCEEDED);
    GONE.setNextRetired(null);
  }
}
