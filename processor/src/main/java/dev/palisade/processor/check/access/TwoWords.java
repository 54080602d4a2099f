package dev.palisade.processor.check.access;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.palisade.processor.check.access.Event.Kind;

/**
 * Two words, or two loads of one, that have to agree: each thread writes its own and looks at the
 * other's, which takes volatile accesses (L7); or one checks a word and then uses another load
 * (L1).
 */
final class TwoWords {
  private final Shapes shapes;

  TwoWords(Shapes shapes) {
    this.shapes = shapes;
  }

  void pair(Trace one, Trace other) {
    for (Event write : one.accesses()) {
      if (write.access().write() == null || !shapes.isSync(write.access())) {
        continue;
      }
      for (Event read : one.accesses()) {
        if (read.access().read() != null
            && shapes.isSync(read.access())
            && isHalf(one, write, read)) {
          crossed(one, write, read, other);
        }
      }
      if (write.access().writesNull() && shapes.isNamed(write.access())) {
        one.accesses().stream()
            .filter(state -> state.access().write() != null && state.precedes(write))
            .filter(state -> shapes.isSync(state.access()))
            .filter(state -> !state.access().isSameVariable(write.access()))
            .forEach(state -> stateFirst(state, write, other));
        doubleLoad(write, other);
      }
      if (write.access().named()) {
        spin(write, other);
      }
    }
  }

  // Write one's own word, look at the other's

  /** Whether a thread writes one word and then goes by what it sees in another. */
  private boolean isHalf(Trace trace, Event write, Event read) {
    return write.precedes(read)
        && !read.access().isUpdate() // of two updates of one word, one sees the other
        && read.access().isBeside(write.access())
        && !read.access().isSameVariable(write.access())
        && !(write.locked && read.locked)
        && (read.loop == null || read.loop == write.loop || trace.parks(read.loop))
        && trace.of(read, Kind.TEST).findAny().isPresent()
        && trace.accesses().stream()
            .noneMatch(
                e ->
                    e.access().write() != null
                        && shapes.isSync(e.access())
                        && write.precedes(e)
                        && e.precedes(read));
  }

  private void crossed(Trace one, Event write, Event read, Trace other) {
    if (one.between(write, read, Kind.FULL_FENCE)) {
      return;
    }
    for (Event theirs : other.accesses()) {
      for (Event look : other.readsOf(write.access())) {
        if (theirs.access().write() != null
            && theirs.access().isSameVariable(read.access())
            && isHalf(other, theirs, look)) {
          if (write.access().write() != Mode.VOLATILE) {
            shapes.report(write.access(), lost(write, read, theirs, look), Mode.VOLATILE);
          }
          if (read.access().read() != Mode.VOLATILE) {
            shapes.report(read.access(), lost(write, read, theirs, look), Mode.VOLATILE);
          }
        }
      }
    }
  }

  private String lost(Event write, Event read, Event theirs, Event look) {
    return String.format(
        "this thread writes %s and then looks at %s, another writes %s (line %d) and then looks at"
            + " %s (line %d); only if all four are volatile one of the two sees the other:"
            + " the store-load edge is missing (shape L7, lost wake-up)",
        write.name(),
        read.name(),
        theirs.name(),
        shapes.line(theirs),
        look.name(),
        shapes.line(look));
  }

  // Check, then use

  private void stateFirst(Event state, Event gone, Trace reader) {
    if (reader.writes(state.access()) || reader.writes(gone.access())) {
      return;
    }
    for (Event check : reader.readsOf(state.access())) {
      for (Event load : reader.readsOf(gone.access())) {
        if (check.precedes(load)
            && check.access().isBeside(load.access())
            && !(gone.locked && load.locked)
            && reader.of(check, Kind.TEST).anyMatch(t -> t.precedes(load))
            && isUsedUnchecked(reader, load)) {
          String why =
              String.format(
                  "%s is checked before (line %d), but between that and this load another thread"
                      + " may set it and clear %s (line %d): load %s once, first, and decide by"
                      + " that alone (shape L1, names after state)",
                  state.name(), shapes.line(check), gone.name(), shapes.line(gone), gone.name());
          shapes.report(load.access(), why, Mode.PLAIN);
        }
      }
    }
  }

  private void doubleLoad(Event gone, Trace reader) {
    for (Event check : reader.readsOf(gone.access())) {
      for (Event load : reader.readsOf(gone.access())) {
        if (check.precedes(load)
            && check.access().on().equals(load.access().on())
            && !check.access().isUpdate()
            && !reader.writes(gone.access())
            && !(gone.locked && load.locked)
            && reader.of(check, Kind.TEST).anyMatch(t -> isNullTest(t) && t.precedes(load))
            && isUsedUnchecked(reader, load)) {
          String why =
              String.format(
                  "line %d checks another load of %s, and between the two line %d may clear it:"
                      + " load it once, into a local variable (shape L1, names after state)",
                  shapes.line(check), gone.name(), shapes.line(gone));
          shapes.report(load.access(), why, Mode.PLAIN);
        }
      }
    }
  }

  private static boolean isUsedUnchecked(Trace reader, Event load) {
    return reader
        .of(load, Kind.USE)
        .anyMatch(
            use -> reader.of(load, Kind.TEST).noneMatch(t -> isNullTest(t) && t.precedes(use)));
  }

  private static boolean isNullTest(Event test) {
    ExpressionTree tree = ASTHelpers.stripParentheses((ExpressionTree) test.tree);
    if (tree instanceof UnaryTree not) {
      tree = ASTHelpers.stripParentheses(not.getExpression());
    }
    return tree instanceof InstanceOfTree
        || (tree instanceof BinaryTree binary
            && (binary.getLeftOperand().getKind() == Tree.Kind.NULL_LITERAL
                || binary.getRightOperand().getKind() == Tree.Kind.NULL_LITERAL));
  }

  // A loop that may never see it

  private void spin(Event write, Trace reader) {
    for (Event read : reader.readsOf(write.access())) {
      if (read.access().read() == Mode.PLAIN
          && read.loop != null
          && read.access().on().isEmpty()
          && !read.locked
          && !reader.writes(write.access())
          && reader.all(Kind.ACQUIRE_FENCE).findAny().isEmpty()
          && reader.of(read, Kind.TEST).anyMatch(t -> t.loop == read.loop)) {
        String why =
            String.format(
                "the loop waits for line %d by a plain read, which may be made once, before the"
                    + " loop: the acquire edge is missing (shape L6, payload before signal)",
                shapes.line(write));
        shapes.report(read.access(), why, Mode.ORDERED);
      }
    }
  }
}
