package dev.palisade.processor.finding;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/** Stable keys of findings: what is wrong with what, never where. */
public final class Keys {
  private Keys() {}

  /** Eight hexadecimal digits from an id and the names of the elements involved. */
  public static String of(String id, List<String> names) {
    CRC32 sum = new CRC32();
    sum.update(id.getBytes(StandardCharsets.UTF_8));
    for (String name : names) {
      sum.update(0);
      sum.update(name.getBytes(StandardCharsets.UTF_8));
    }
    return "%08x".formatted(sum.getValue());
  }
}
