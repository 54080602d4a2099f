package dev.palisade.processor.summary;

import dev.palisade.processor.fact.Anchor;
import dev.palisade.processor.fact.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Output} wrote. What is not that throws {@link UnreadableSummaryException}. */
final class Input {
  private static final int PAYLOAD_BITS = 7;
  private static final int MORE = 1 << PAYLOAD_BITS;

  private static final String ENDS = "it ends too early";

  private final byte[] bytes;
  private final @Nullable String artifact;
  private final @Nullable Anchor anchor;
  private final Map<String, String> names;
  private final List<Object> read = new ArrayList<>();
  private int position;

  /**
   * Reads from {@code bytes}.
   *
   * @param artifact the jar that places in it are in; null for this project
   * @param anchor how to print there; null where nobody can
   * @param names the strings that others had so far, each by itself
   */
  Input(
      byte[] bytes, @Nullable String artifact, @Nullable Anchor anchor, Map<String, String> names) {
    this.bytes = bytes;
    this.artifact = artifact;
    this.anchor = anchor;
    this.names = names;
  }

  /** A place in the jar. */
  Place place(String file, int line, int column) {
    return new Place(file, line, column, artifact, anchor);
  }

  int number() {
    int value = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += PAYLOAD_BITS) {
      int next = next();
      value |= (next & (MORE - 1)) << shift;
      if (next < MORE) {
        return value;
      }
    }
    throw new UnreadableSummaryException("a number is too long");
  }

  private int next() {
    if (position >= bytes.length) {
      throw new UnreadableSummaryException(ENDS);
    }
    return bytes[position++] & 0xff;
  }

  boolean flag() {
    return number() != 0;
  }

  <E extends Enum<E>> E constant(Class<E> type) {
    String name = string();
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw new UnreadableSummaryException(name + " means nothing to this version");
    }
  }

  String string() {
    return shared(
        String.class,
        in -> {
          int length = in.number();
          if (length < 0 || length > bytes.length - position) {
            throw new UnreadableSummaryException(ENDS);
          }
          String text = new String(bytes, position, length, StandardCharsets.UTF_8);
          position += length;
          String same = names.putIfAbsent(text, text);
          return same == null ? text : same;
        });
  }

  <T> List<T> list(Function<Input, T> body) {
    int size = number();
    if (size < 0 || size > bytes.length) {
      throw new UnreadableSummaryException(ENDS);
    }
    if (size == 0) { // most are
      return List.of();
    }
    List<T> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(body.apply(this));
    }
    return values;
  }

  <T> @Nullable T optional(Function<Input, T> body) {
    return flag() ? body.apply(this) : null;
  }

  <T> T shared(Class<T> type, Function<Input, T> body) {
    int known = number();
    if (known == 0) {
      T value = body.apply(this);
      read.add(value);
      return value;
    }
    if (known < 0 || known > read.size() || !type.isInstance(read.get(known - 1))) {
      throw new UnreadableSummaryException("it refers to a value it does not have");
    }
    return type.cast(read.get(known - 1));
  }
}
