package dev.palisade.cli.bytecode;

import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a lambda, where it is made.
 *
 * @param id the name of its code
 * @param member name and descriptor of the synthetic method that holds it
 * @param captured what it captures, besides the receiver, as the method around it names it
 */
record Lambda(MethodId id, String member, List<PathValue> captured) {

  Lambda {
    captured = List.copyOf(captured);
  }

  /** What the body calls something it captures. */
  PathValue inside(int index) {
    PathValue value = captured.get(index);
    ObjectPath object = value.object();
    return object == null ? value : PathValue.of(inside(object)).in(value.mode());
  }

  private static ObjectPath inside(ObjectPath path) {
    return switch (path.root()) {
      case PARAMETER -> new ObjectPath(Root.CAPTURED, path.index(), path.type(), path.fields());
      case CAPTURED -> ObjectPath.any(path.type()).append(path.fields());
      case THIS, STATIC, ANY -> path;
    };
  }

  /** Words of locals that hold what is captured. */
  int words() {
    return captured.stream().mapToInt(PathValue::size).sum();
  }

  /** Which captured value is in a local, counted from the first; null if it is a parameter. */
  @Nullable Integer capturedAt(int word) {
    List<Integer> starts = new ArrayList<>();
    int next = 0;
    for (PathValue value : captured) {
      starts.add(next);
      next += value.size();
    }
    int index = starts.indexOf(word);
    return index < 0 ? null : index;
  }
}
