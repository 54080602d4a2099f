package dev.palisade.runtime.model.litmus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code 1:r1=1 /\ (x=0 \/ 1:r2=0)}; {@code /\} binds tighter. */
final class ConditionParser {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(/\\\\|\\\\/|\\(|\\)|(?:\\d+:)?[A-Za-z_]\\w*\\s*=\\s*-?\\d+)");

  private static final Pattern EQUALS = Pattern.compile("(?:(\\d+):)?(\\w+)\\s*=\\s*(-?\\d+)");

  private final List<String> tokens = new ArrayList<>();
  private final int threads;
  private final Function<String, RuntimeException> error;
  private int next;

  /** Of {@code threads} threads; {@code error} makes what is thrown. */
  ConditionParser(String text, int threads, Function<String, RuntimeException> error) {
    this.threads = threads;
    this.error = error;
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (end < text.length() && matcher.find(end) && matcher.start() == end) {
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    if (!text.substring(end).isBlank()) {
      throw error.apply(
          "cannot read the condition from \"" + text.substring(end).strip() + "\" on");
    }
  }

  Condition parse() {
    Condition result = or();
    if (next < tokens.size()) {
      throw error.apply("unexpected \"" + tokens.get(next) + "\" in the condition");
    }
    return result;
  }

  private Condition or() {
    Condition result = and();
    while (accept("\\/")) {
      result = new Condition.Or(result, and());
    }
    return result;
  }

  private Condition and() {
    Condition result = atom();
    while (accept("/\\")) {
      result = new Condition.And(result, atom());
    }
    return result;
  }

  private Condition atom() {
    if (next == tokens.size()) {
      throw error.apply("the condition ends too early");
    }
    if (accept("(")) {
      Condition inner = or();
      if (!accept(")")) {
        throw error.apply("\")\" is missing in the condition");
      }
      return inner;
    }
    Matcher matcher = EQUALS.matcher(tokens.get(next));
    if (!matcher.matches()) {
      throw error.apply("unexpected \"" + tokens.get(next) + "\" in the condition");
    }
    next++;
    int thread = matcher.group(1) == null ? threads : Integer.parseInt(matcher.group(1));
    if (thread > threads || thread == threads && matcher.group(1) != null) {
      throw error.apply("there is no thread " + thread);
    }
    return new Condition.Equals(thread, matcher.group(2), Integer.parseInt(matcher.group(3)));
  }

  private boolean accept(String token) {
    if (next < tokens.size() && tokens.get(next).equals(token)) {
      next++;
      return true;
    }
    return false;
  }
}
