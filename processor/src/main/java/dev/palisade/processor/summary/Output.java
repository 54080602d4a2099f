package dev.palisade.processor.summary;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a summary: numbers of variable length, and values that are written once and then referred
 * to by the number they came in.
 */
final class Output {
  private static final int PAYLOAD_BITS = 7;
  private static final int MORE = 1 << PAYLOAD_BITS;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Map<Object, Integer> written = new HashMap<>();

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  /** A number that is not negative; small ones are one byte. */
  void number(int value) {
    int rest = value;
    while (rest >= MORE) {
      bytes.write((rest & (MORE - 1)) | MORE);
      rest >>>= PAYLOAD_BITS;
    }
    bytes.write(rest);
  }

  void flag(boolean value) {
    number(value ? 1 : 0);
  }

  /** By name, so that constants may be added and moved. */
  void constant(Enum<?> value) {
    string(value.name());
  }

  void string(String value) {
    shared(
        value,
        (out, text) -> {
          byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
          out.number(utf8.length);
          out.bytes.writeBytes(utf8);
        });
  }

  <T> void list(Collection<? extends T> values, BiConsumer<Output, ? super T> body) {
    number(values.size());
    values.forEach(value -> body.accept(this, value));
  }

  <T> void optional(@Nullable T value, BiConsumer<Output, ? super T> body) {
    flag(value != null);
    if (value != null) {
      body.accept(this, value);
    }
  }

  /** Writes a value in full when it comes first, and its number when an equal one comes again. */
  <T> void shared(T value, BiConsumer<Output, ? super T> body) {
    Integer known = written.get(value);
    if (known != null) {
      number(known);
      return;
    }
    number(0);
    body.accept(this, value);
    written.put(value, written.size() + 1);
  }
}
