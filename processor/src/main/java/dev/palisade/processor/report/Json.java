package dev.palisade.processor.report;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/** Writes maps, collections, strings, numbers and booleans as JSON, indented. */
final class Json {
  private static final int FIRST_PRINTABLE = 0x20;

  private final StringBuilder out = new StringBuilder();

  private Json() {}

  static String of(Object value) {
    Json json = new Json();
    json.value(value, "\n");
    return json.out.append('\n').toString();
  }

  private void value(Object value, String line) {
    if (value instanceof Map<?, ?> map) {
      object(map, line);
    } else if (value instanceof Collection<?> items) {
      array(items, line);
    } else if (value instanceof String text) {
      string(text);
    } else {
      out.append(value);
    }
  }

  private void object(Map<?, ?> map, String line) {
    out.append('{');
    String inner = line + "  ";
    for (Iterator<? extends Map.Entry<?, ?>> i = map.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<?, ?> entry = i.next();
      out.append(inner);
      string(String.valueOf(entry.getKey()));
      out.append(": ");
      value(entry.getValue(), inner);
      out.append(i.hasNext() ? "," : line);
    }
    out.append('}');
  }

  private void array(Collection<?> items, String line) {
    out.append('[');
    String inner = line + "  ";
    for (Iterator<?> i = items.iterator(); i.hasNext(); ) {
      out.append(inner);
      value(i.next(), inner);
      out.append(i.hasNext() ? "," : line);
    }
    out.append(']');
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        default -> {
          if (c < FIRST_PRINTABLE) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
