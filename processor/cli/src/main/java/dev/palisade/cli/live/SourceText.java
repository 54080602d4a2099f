package dev.palisade.cli.live;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.SimpleJavaFileObject;

/** The text of a source file at some moment, saved or not. */
public final class SourceText extends SimpleJavaFileObject {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");

  private static final String GLUE = "@Generated(\"dev.palisade.processor.ContractProcessor\")";

  private final String text;
  private final String packageName;

  /** The text of a file. */
  public SourceText(URI file, String text) {
    super(file, Kind.SOURCE);
    this.text = text;
    Matcher matcher = PACKAGE.matcher(text);
    packageName = matcher.find() ? matcher.group(1) : "";
  }

  @Override
  public String getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }

  /** The text. */
  public String text() {
    return text;
  }

  /** The package it says it is in. */
  String packageName() {
    return packageName;
  }

  /** Whether it is glue, which is generated anew wherever its driver is compiled. */
  boolean isGlue() {
    return text.contains(GLUE);
  }

  /** The type that others look for in it. */
  String mainType() {
    String path = getName();
    String file = path.substring(path.lastIndexOf('/') + 1);
    String type = file.substring(0, file.length() - Kind.SOURCE.extension.length());
    return packageName.isEmpty() ? type : packageName + "." + type;
  }

  /**
   * Where a position of this text is in a later one: what is before or after all that has changed
   * has moved with it.
   *
   * @return negative if it was changed
   */
  public int moved(int offset, String later) {
    if (text.equals(later)) {
      return offset;
    }
    int shorter = Math.min(text.length(), later.length());
    int same = 0;
    while (same < shorter && text.charAt(same) == later.charAt(same)) {
      same++;
    }
    if (offset <= same) {
      return offset;
    }
    int tail = 0;
    while (tail < shorter - same
        && text.charAt(text.length() - 1 - tail) == later.charAt(later.length() - 1 - tail)) {
      tail++;
    }
    return offset >= text.length() - tail ? offset + later.length() - text.length() : -1;
  }
}
