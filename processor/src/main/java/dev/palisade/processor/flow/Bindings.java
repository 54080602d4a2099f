package dev.palisade.processor.flow;

import dev.palisade.processor.fact.LockRef.Mode;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is known of variables at a point of a method: which object or code a local stands for, and
 * whether it is true (of a number: not zero; of a reference: not null). An expression that means
 * the same each time is such a variable, by its text.
 *
 * <p>Immutable; a later binding hides an earlier one. Where two ways meet, only what both know
 * survives, at a cost of what was bound since they parted.
 */
public final class Bindings {
  /** Nothing known. */
  public static final Bindings NONE = new Bindings();

  private final @Nullable Object variable;
  private final @Nullable Value value;
  private final @Nullable Boolean truth;
  private final Bindings earlier;
  private final int size;

  private Bindings() {
    variable = null;
    value = null;
    truth = null;
    earlier = this;
    size = 0;
  }

  private Bindings(
      Object variable, @Nullable Value value, @Nullable Boolean truth, Bindings earlier) {
    this.variable = variable;
    this.value = value;
    this.truth = truth;
    this.earlier = earlier;
    this.size = earlier.size + 1;
  }

  /**
   * What an expression stands for.
   *
   * @param object the object, or null if it is code
   * @param code the lambda or the method a method reference names, or null
   * @param view of a read or write view of a lock: which; then {@code object} is the lock itself
   */
  public record Value(@Nullable ObjectPath object, @Nullable MethodId code, @Nullable Mode view) {

    public static Value of(ObjectPath object) {
      return new Value(object, null, null);
    }

    public static Value of(MethodId code) {
      return new Value(null, code, null);
    }

    /** What may be one or the other; null if that is nothing in particular. */
    public static @Nullable Value either(@Nullable Value one, @Nullable Value other) {
      if (one == null || other == null || one.equals(other)) {
        return one == null ? null : other;
      }
      ObjectPath path = one.object;
      return path != null && path.isElement() && other.object != null && other.object.mayBe(path)
          ? of(path.ofAnyInstance())
          : null;
    }

    /** The mode in which a method takes or gives back a lock, or a view of one. */
    public static Mode mode(@Nullable Value lock, MethodId method, Mode asked) {
      return lock != null && lock.view != null
          ? lock.view
          : method.owner().endsWith("$ReadLock") ? Mode.READ : asked;
    }

    public Argument argument() {
      return Argument.of(object, code);
    }
  }

  /** With a variable newly assigned. */
  public Bindings bind(Object assigned, @Nullable Value is, @Nullable Boolean isTrue) {
    Bindings known = find(assigned);
    boolean already =
        known == null
            ? is == null && isTrue == null
            : Objects.equals(known.value, is) && Objects.equals(known.truth, isTrue);
    return already ? this : new Bindings(assigned, is, isTrue, this);
  }

  /** What a variable stands for; null if nobody knows. */
  public @Nullable Value value(Object of) {
    Bindings found = find(of);
    return found == null ? null : found.value;
  }

  /** Whether a variable is true; null if nobody knows. */
  public @Nullable Boolean truth(Object of) {
    Bindings found = find(of);
    return found == null ? null : found.truth;
  }

  private @Nullable Bindings find(Object wanted) {
    for (Bindings b = this; b.variable != null; b = b.earlier) {
      if (b.variable.equals(wanted)) {
        return b;
      }
    }
    return null;
  }

  /** What both know; this very object if that is all it knows. */
  public Bindings meet(Bindings other) {
    Bindings common = commonTail(other);
    Bindings result = common.keep(this, common, other);
    result = result.keep(other, common, this);
    return loses(result, this, common) || loses(result, other, common) ? result : this;
  }

  /** Whether {@code result} knows less than this of what {@code since} bound after a point. */
  private boolean loses(Bindings result, Bindings since, Bindings point) {
    for (Bindings b = since; b != point; b = b.earlier) {
      Bindings mine = b.variable == null ? null : find(b.variable);
      if (mine != null && mine.variable != null && !mine.agrees(result.find(mine.variable))) {
        return true;
      }
    }
    return false;
  }

  private boolean agrees(@Nullable Bindings other) {
    return Objects.equals(value, other == null ? null : other.value)
        && Objects.equals(truth, other == null ? null : other.truth);
  }

  private Bindings commonTail(Bindings other) {
    Bindings a = this;
    Bindings b = other;
    while (a.size > b.size) {
      a = a.earlier;
    }
    while (b.size > a.size) {
      b = b.earlier;
    }
    while (a != b) {
      a = a.earlier;
      b = b.earlier;
    }
    return a;
  }

  /** This, corrected to what two others agree on for the variables one bound after a point. */
  private Bindings keep(Bindings one, Bindings point, Bindings two) {
    Bindings result = this;
    for (Bindings b = one; b != point; b = b.earlier) {
      Object bound = b.variable;
      Bindings mine = bound == null ? null : one.find(bound);
      Bindings theirs = bound == null ? null : two.find(bound);
      if (bound == null || mine == null) {
        continue;
      }
      if (theirs == null) {
        result = result.bind(bound, null, null);
      } else {
        result =
            result.bind(
                bound,
                Objects.equals(mine.value, theirs.value) ? mine.value : null,
                Objects.equals(mine.truth, theirs.truth) ? mine.truth : null);
      }
    }
    return result;
  }

  /** With every object that is known renamed: what a lambda or a local class sees of it. */
  public Bindings renamed(UnaryOperator<ObjectPath> how) {
    List<Bindings> oldestFirst = new ArrayList<>();
    for (Bindings b = this; b.variable != null; b = b.earlier) {
      oldestFirst.add(b);
    }
    Collections.reverse(oldestFirst);
    Bindings result = NONE;
    for (Bindings b : oldestFirst) {
      Value value = b.value;
      Value seen =
          value == null || value.object == null
              ? value
              : new Value(how.apply(value.object), value.code, value.view);
      if (b.variable != null) {
        result = result.bind(b.variable, seen, null);
      }
    }
    return result;
  }

  /** Without what is known of the objects that variables of these names stand for. */
  public Bindings forget(Set<String> names) {
    Bindings result = this;
    for (Bindings b = this; b.variable != null; b = b.earlier) {
      if (b.value != null && names.contains(b.variable.toString()) && find(b.variable) == b) {
        result = result.bind(b.variable, null, b.truth);
      }
    }
    return result;
  }
}
