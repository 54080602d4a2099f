package dev.palisade.runtime.model.rc11;

/** A relation of at most 64 events: row {@code a} has bit {@code b} if it holds from a to b. */
final class Relation {
  final long[] rows;

  Relation(int size) {
    rows = new long[size];
  }

  private Relation(long[] rows) {
    this.rows = rows;
  }

  Relation copy() {
    return new Relation(rows.clone());
  }

  int size() {
    return rows.length;
  }

  boolean has(int a, int b) {
    return (rows[a] >>> b & 1) != 0;
  }

  void add(int a, int b) {
    rows[a] |= 1L << b;
  }

  /** All that {@code a}'s are related to. */
  long image(long a) {
    long image = 0;
    for (long rest = a; rest != 0; rest &= rest - 1) {
      image |= rows[Long.numberOfTrailingZeros(rest)];
    }
    return image;
  }

  Relation inverse() {
    Relation inverse = new Relation(size());
    for (int a = 0; a < size(); a++) {
      for (long rest = rows[a]; rest != 0; rest &= rest - 1) {
        inverse.add(Long.numberOfTrailingZeros(rest), a);
      }
    }
    return inverse;
  }

  /** Makes it transitive; whether it is irreflexive then, that is, had no cycle. */
  boolean close() {
    for (int k = 0; k < size(); k++) {
      long bit = 1L << k;
      long row = rows[k];
      for (int a = 0; a < size(); a++) {
        if ((rows[a] & bit) != 0) {
          rows[a] |= row;
        }
      }
    }
    for (int a = 0; a < size(); a++) {
      if (has(a, a)) {
        return false;
      }
    }
    return true;
  }
}
