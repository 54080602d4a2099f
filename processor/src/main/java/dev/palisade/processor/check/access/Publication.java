package dev.palisade.processor.check.access;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Symbol;
import dev.palisade.processor.check.access.Event.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One variable tells that others are ready: what was written before it is written is meant to be
 * seen by who has read it. That takes a release and an acquire (L1, L5, L6).
 */
final class Publication {
  private static final String TOLD =
      "countDown|release|complete\\w*|cancel|set\\w*|put\\w*|offer\\w*|add\\w*|arrive\\w*";

  private static final String GOT =
      "await\\w*|arrive\\w*|(tryA|a)cquire\\w*|get|join|take\\w*|poll\\w*|remove\\w*";

  private final Shapes shapes;

  Publication(Shapes shapes) {
    this.shapes = shapes;
  }

  // Two methods

  /** What {@code writer} publishes, and {@code reader} reads. */
  void pair(Trace writer, Trace reader) {
    for (Event flag : writer.accesses()) {
      if (flag.access().write() == null
          || !shapes.isSync(flag.access())
          || !reader.reads(flag.access())) {
        continue;
      }
      for (Event data : writer.accesses()) {
        if (data.access().write() == null
            || data.access().isSameVariable(flag.access())
            || !isReadyBy(data, flag)
            || !reader.reads(data.access())) {
          continue;
        }
        if (data.precedes(flag)) {
          published(writer, data, flag, reader);
        } else if (flag.precedes(data) && isLate(writer, data, flag)) {
          late(writer, data, flag, reader);
        }
      }
    }
    whole(writer, reader);
  }

  /** Whether one object's variable may tell of another: of a list's nodes it rarely does. */
  private boolean isReadyBy(Event data, Event flag) {
    return shapes.isSync(data.access())
        ? flag.access().isOfThis() && data.access().isBeside(flag.access())
        : flag.access().isOfThis() || data.access().isBeside(flag.access());
  }

  private void published(Trace writer, Event data, Event flag, Trace reader) {
    boolean weakWrite =
        flag.access().isWeakWrite()
            && !writer.between(data, flag, Kind.RELEASE_FENCE, Kind.FULL_FENCE);
    for (Event seen : reader.readsOf(flag.access())) {
      boolean weakRead = seen.access().isWeakRead() && !isOwner(reader, seen);
      boolean unlocks = seen.access().isUpdate() && flag.access().isLiteral();
      boolean reset = flag.access().clears() && !unlocks;
      boolean names = shapes.isSync(data.access());
      if (!(weakRead || (weakWrite && (!reset || names))) || (flag.locked && seen.locked)) {
        continue;
      }
      for (Event read : reader.readsOf(data.access())) {
        if (seen.precedes(read)
            && isReadyBy(read, seen)
            && !(data.locked && read.locked)
            && depends(reader, flag, seen, read)
            && !isOrderedOtherwise(writer, data, reader, read)) {
          if (weakWrite && (!reset || names)) {
            unreleased(data, flag, read);
          }
          if (weakRead && !reader.between(seen, read, Kind.ACQUIRE_FENCE, Kind.FULL_FENCE)) {
            unacquired(data, flag, seen, read);
          }
        }
      }
    }
  }

  private void unreleased(Event data, Event flag, Event read) {
    String why =
        String.format(
            "nothing orders the write of %s (line %d) before it, so who sees %s may still read the"
                + " old %s (line %d): the release edge is missing (shape %s)",
            data.name(),
            shapes.line(data),
            flag.name(),
            data.name(),
            shapes.line(read),
            shape(data));
    shapes.report(flag.access(), why, Mode.ORDERED);
  }

  private void unacquired(Event data, Event flag, Event seen, Event read) {
    boolean words = shapes.isSync(data.access());
    String why =
        String.format(
            "nothing orders the read of %s (line %d) after it, although %s is written (line %d)"
                + " before %s (line %d), so the new %s may be seen with the old %s: the acquire"
                + " edge is missing (shape %s)",
            read.name(),
            shapes.line(read),
            data.name(),
            shapes.line(data),
            flag.name(),
            shapes.line(flag),
            flag.name(),
            data.name(),
            words ? "L1, names after state" : shape(data));
    shapes.report(seen.access(), why, Mode.ORDERED);
  }

  private static String shape(Event data) {
    return data.name().matches("(?i).*(time|stamp|nanos).*")
        ? "L5, time stamp before its bit"
        : "L6, payload before signal";
  }

  /** Whether {@code read} is meant to come after {@code seen}: it is tested, or used, before. */
  private boolean depends(Trace reader, Event flag, Event seen, Event read) {
    if (!shapes.isSync(read.access())) {
      return reader.of(seen, Kind.TEST).anyMatch(t -> t.precedes(read) && mayTell(flag, t))
          || reader.of(seen, Kind.USE).anyMatch(u -> u.precedes(read));
    }
    boolean tested = reader.of(read, Kind.TEST).findAny().isPresent();
    if (tested) { // a state: what was loaded before it must not be older
      return reader.of(seen, Kind.USE).anyMatch(read::precedes);
    }
    return read.access().isWeakRead()
        && reader.of(seen, Kind.TEST).anyMatch(t -> t.precedes(read) && mayTell(flag, t));
  }

  /** Not if the flag is written as one constant and compared with another. */
  private static boolean mayTell(Event flag, Event test) {
    ExpressionTree value = flag.access().value();
    if (value == null || test.tree.getKind() != Tree.Kind.EQUAL_TO) {
      return true;
    }
    BinaryTree equal = (BinaryTree) test.tree;
    return !isOtherConstant(value, equal.getLeftOperand())
        && !isOtherConstant(value, equal.getRightOperand());
  }

  private static boolean isOtherConstant(ExpressionTree value, ExpressionTree operand) {
    Object one = ASTHelpers.constValue(value);
    Object other = ASTHelpers.constValue(operand);
    return one != null && other != null && !one.equals(other);
  }

  /** Who writes the variable next, from what it read, is its only writer, or tries a CAS. */
  private static boolean isOwner(Trace reader, Event seen) {
    return reader.accesses().stream()
        .anyMatch(
            e ->
                e.access().write() != null
                    && e.access().isSameVariable(seen.access())
                    && seen.precedes(e)
                    && (e.access().isUpdate() || !e.access().isLiteral()));
  }

  private boolean isOrderedOtherwise(Trace writer, Event data, Trace reader, Event read) {
    if (isHandedOver(writer, data, reader, read)) {
      return true;
    }
    for (Event release : writer.accesses()) {
      if (release.access().isStrongWrite()
          && shapes.isSync(release.access())
          && data.precedes(release)) {
        for (Event acquire : reader.readsOf(release.access())) {
          if (acquire.access().isStrongRead() && acquire.precedes(read)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether the reader waits, before it reads, for what the writer tells after it has written. */
  private static boolean isHandedOver(Trace writer, Event data, Trace reader, Event read) {
    for (Event told : writer.all(Kind.HANDOVER).toList()) {
      Symbol object = data.precedes(told) ? object(told, TOLD) : null;
      for (Event got : reader.all(Kind.HANDOVER).toList()) {
        if (object != null && got.precedes(read) && object.equals(object(got, GOT))) {
          return true;
        }
      }
    }
    return false;
  }

  /** What a call with such a name is called on. */
  private static @Nullable Symbol object(Event call, String names) {
    ExpressionTree on = ASTHelpers.getReceiver((ExpressionTree) call.tree);
    return on != null && ASTHelpers.getSymbol(call.tree).name.toString().matches(names)
        ? ASTHelpers.getSymbol(on)
        : null;
  }

  /** Data written only after the flag, and never released. */
  private boolean isLate(Trace writer, Event data, Event flag) {
    return shapes.isNamed(flag.access())
        && !shapes.isSync(data.access())
        && !data.access().writesNull()
        && !flag.access().clears()
        && flag.access().isStrongWrite()
        && writer.accesses().stream()
            .noneMatch(
                e ->
                    (e.access().isSameVariable(data.access())
                            && e.access().write() != null
                            && e.precedes(flag))
                        || (e.access().isStrongWrite()
                            && shapes.isSync(e.access())
                            && data.precedes(e)));
  }

  private void late(Trace writer, Event data, Event flag, Trace reader) {
    if (reader.writes(flag.access()) || reader.writes(data.access())) {
      return;
    }
    for (Event seen : reader.readsOf(flag.access())) {
      for (Event read : reader.readsOf(data.access())) {
        if (seen.precedes(read)
            && isReadyBy(read, seen)
            && !(data.locked && read.locked)
            && !isHandedOver(writer, data, reader, read)
            && reader.readsOf(flag.access()).stream().noneMatch(read::precedes)
            && reader.of(seen, Kind.TEST).anyMatch(t -> t.precedes(read) && mayTell(flag, t))) {
          String why =
              String.format(
                  "it is written after %s, which tells readers that it is there (line %d): line %d"
                      + " reads it once it has seen that; the release edge is missing (shape %s)",
                  flag.name(), shapes.line(flag), shapes.line(read), shape(data));
          shapes.report(data.access(), why, Mode.PLAIN);
        }
      }
    }
  }

  // An object, published by the variable that refers to it

  private void whole(Trace writer, Trace reader) {
    for (Event write : writer.accesses()) {
      if (write.access().value() == null
          || write.access().isLiteral()
          || !write.access().isOfThis()
          || !shapes.isNamed(write.access())
          || !shapes.isMutable(write.access())) {
        continue;
      }
      for (Event read : reader.readsOf(write.access())) {
        if (read.access().isUpdate()
            || !read.access().isOfThis()
            || (write.locked && read.locked)) {
          continue;
        }
        Event use = reader.of(read, Kind.USE).findFirst().orElse(null);
        if (use == null) {
          continue;
        }
        if (write.access().isStrongWrite() && isLoose(reader, read, use)) {
          String why =
              String.format(
                  "line %d uses the object, which line %d publishes with release, and nothing"
                      + " orders what is read in it after it: the acquire edge is missing"
                      + " (shape L6, payload before signal)",
                  shapes.line(use), shapes.line(write));
          shapes.report(read.access(), why, Mode.ORDERED);
        } else if (read.access().isStrongRead() && isUnreleased(writer, write)) {
          String why =
              String.format(
                  "nothing orders what was written in the object before it, although line %d reads"
                      + " %s with acquire and uses the object: the release edge is missing"
                      + " (shape L6, payload before signal)",
                  shapes.line(read), read.name());
          shapes.report(write.access(), why, Mode.ORDERED);
        }
      }
    }
  }

  private static boolean isLoose(Trace reader, Event read, Event use) {
    return read.access().isWeakRead()
        && !isOwner(reader, read)
        && reader.all(Kind.ACQUIRE_FENCE).findAny().isEmpty()
        && reader.all(Kind.FULL_FENCE).findAny().isEmpty()
        && reader.readsOf(read.access()).stream()
            .noneMatch(e -> e.access().isStrongRead() && e.precedes(use));
  }

  private boolean isUnreleased(Trace writer, Event write) {
    return write.access().isWeakWrite()
        && !write.access().isUpdate()
        && writer.accesses().stream()
            .noneMatch(
                e -> e.access().isStrongWrite() && shapes.isSync(e.access()) && write.precedes(e))
        && writer.all(Kind.RELEASE_FENCE).noneMatch(f -> f.precedes(write))
        && writer.all(Kind.FULL_FENCE).noneMatch(f -> f.precedes(write));
  }

  // One method

  /** A spin lock given back with less than a release. */
  void alone(Trace trace) {
    for (Event free : trace.accesses()) {
      if (!free.access().isWeakWrite()
          || !free.access().clears()
          || !shapes.isNamed(free.access())) {
        continue;
      }
      Event data = guarded(trace, free);
      if (data != null && !trace.between(data, free, Kind.RELEASE_FENCE, Kind.FULL_FENCE)) {
        String why =
            String.format(
                "it gives back what a CAS took, and nothing orders the write of %s (line %d) before"
                    + " it, which the next holder may not see: the release edge is missing"
                    + " (shape L6, payload before signal)",
                data.name(), shapes.line(data));
        shapes.report(free.access(), why, Mode.ORDERED);
      }
    }
  }

  /** A write between a CAS of the variable, on which the way depends, and a write of it. */
  private @Nullable Event guarded(Trace trace, Event free) {
    for (Event take : trace.readsOf(free.access())) {
      boolean takes =
          take.access().isUpdate()
              && take.access().isStrongRead()
              && trace.of(take, Kind.TEST).findAny().isPresent();
      for (Event data : takes ? trace.accesses() : List.<Event>of()) {
        if (data.access().write() != null
            && !shapes.isSync(data.access())
            && take.precedes(data)
            && data.precedes(free)) {
          return data;
        }
      }
    }
    return null;
  }
}
