package dev.palisade.cli.bytecode;

import dev.palisade.processor.fact.LockRef.Mode;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.ObjectPath;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.analysis.Value;

/**
 * A value on the stack or in a local.
 *
 * @param size words it takes: two for {@code long} and {@code double}
 * @param known the object or code it is, if that has a name
 * @param mode how it locks, if it is a view of a lock
 */
record PathValue(int size, Argument known, Mode mode) implements Value {

  static final PathValue UNKNOWN = new PathValue(1, Argument.UNKNOWN, Mode.WRITE);
  static final PathValue WIDE = new PathValue(2, Argument.UNKNOWN, Mode.WRITE);

  static PathValue of(ObjectPath object) {
    return new PathValue(1, Argument.of(object), Mode.WRITE);
  }

  static PathValue of(Argument known) {
    return new PathValue(1, known, Mode.WRITE);
  }

  PathValue in(Mode other) {
    return new PathValue(size, known, other);
  }

  @Nullable ObjectPath object() {
    return known.object();
  }

  @Override
  public int getSize() {
    return size;
  }
}
