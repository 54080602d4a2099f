package dev.palisade.processor.stub;

import dev.palisade.processor.fact.Contract.Effect;
import dev.palisade.processor.fact.Contract.EventUse;
import dev.palisade.processor.fact.Contract.EventUse.Role;
import dev.palisade.processor.fact.Contract.ExecutionContext;
import dev.palisade.processor.fact.Place;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Parses what a stub line says after its colon. */
final class ClauseParser {
  private static final String WORDS =
      "nothing, blocks, transfers, logs, reclaims, waits, signals, ends, after, runs, in, drops, locks";

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Place line;
  private final Stub stub;
  private String clause = "";

  ClauseParser(Place line, Stub stub) {
    this.line = line;
    this.stub = stub;
  }

  void parse(String clauses) throws StubException {
    for (String each : clauses.split(",", -1)) {
      clause = each.strip();
      if (clause.isEmpty()) {
        throw error("a clause is missing");
      }
      parse(BLANKS.split(clause));
    }
  }

  private void parse(String[] words) throws StubException {
    switch (words[0]) {
      case "nothing" -> count(words, 1);
      case "blocks", "transfers", "logs", "reclaims" -> {
        count(words, 1);
        stub.has(Effect.valueOf(words[0].toUpperCase(Locale.ROOT)));
      }
      case "waits" -> waits(words);
      case "signals" -> {
        count(words, 2);
        stub.uses(use(Role.SIGNALS, words[1], EventUse.RECEIVER));
      }
      case "ends", "after" -> {
        count(words, 2);
        stub.uses(use(role(words[0]), words[1], EventUse.RECEIVER));
      }
      case "runs" -> {
        count(words, 2);
        stub.runs(parameter(words[1]));
      }
      case "in" -> {
        count(words, 2);
        if (words[1].equals("turn")) {
          stub.uses(use(Role.TURN, "this", EventUse.RECEIVER));
        } else {
          stub.runsIn(context(words[1]));
        }
      }
      case "drops" -> drops(words);
      case "locks" -> {
        if (words.length != 2 || !words[1].equals("this")) {
          throw error("it can be 'locks this'");
        }
        stub.locksThis();
      }
      default -> ofCode(words);
    }
  }

  private void waits(String[] words) throws StubException {
    boolean briefly = words.length > 1 && words[1].equals("briefly");
    count(words, briefly ? 3 : 2);
    String object = words[words.length - 1];
    stub.uses(use(briefly ? Role.WAITS_BRIEFLY : Role.WAITS, object, EventUse.RECEIVER));
  }

  private void drops(String[] words) throws StubException {
    switch (String.join(" ", words)) {
      case "drops this" -> stub.drops(Stub.Dropped.MONITOR);
      case "drops its lock" -> stub.drops(Stub.Dropped.LOCK_OF_CONDITION);
      default -> throw error("it can be 'drops this' or 'drops its lock'");
    }
  }

  /** {@code #1 ends result}, {@code this ends result}, {@code #1 in INTERRUPT}. */
  private void ofCode(String[] words) throws StubException {
    if (words[0].equals("this") && words.length == 3 && words[1].equals("ends")) {
      stub.uses(use(Role.ENDS, words[2], EventUse.EARLIER));
      return;
    }
    boolean isResult = words[0].equals("result");
    if (!isResult && !words[0].startsWith("#")) {
      throw error("'" + words[0] + "' is none of " + WORDS);
    }
    count(words, 3);
    int code = isResult ? EventUse.RESULT : parameter(words[0]);
    switch (words[1]) {
      case "on" -> stub.uses(use(Role.ON, words[2], code));
      case "ends", "gives", "after" -> stub.uses(use(role(words[1]), words[2], code));
      case "in" -> stub.runsCodeIn(code, context(words[2]));
      default ->
          throw error("after '" + words[0] + "' there is 'ends', 'gives', 'after', 'on' or 'in'");
    }
  }

  private static Role role(String word) {
    return Role.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private void count(String[] words, int wanted) throws StubException {
    if (words.length != wanted) {
      throw error("'" + words[0] + "' takes " + (wanted - 1) + " words");
    }
  }

  private EventUse use(Role role, String object, int code) throws StubException {
    if (Character.isUpperCase(object.charAt(0))) {
      return new EventUse(role, EventUse.NAMED, object, code);
    }
    int dot = object.indexOf('.');
    String root = dot < 0 ? object : object.substring(0, dot);
    int index =
        switch (root) {
          case "this" -> EventUse.RECEIVER;
          case "result" -> EventUse.RESULT;
          default -> parameter(root);
        };
    return new EventUse(role, index, dot < 0 ? "" : object.substring(dot + 1), code);
  }

  private int parameter(String word) throws StubException {
    try {
      int number = word.startsWith("#") ? Integer.parseInt(word.substring(1)) : 0;
      if (number > 0) {
        return number - 1;
      }
    } catch (NumberFormatException none) {
      // said below
    }
    throw error("'" + word + "' is no parameter: write #1 for the first");
  }

  private ExecutionContext context(String word) throws StubException {
    for (ExecutionContext context : ExecutionContext.values()) {
      if (context.name().equals(word)) {
        return context;
      }
    }
    throw error("'" + word + "' is none of " + Arrays.toString(ExecutionContext.values()));
  }

  private StubException error(String message) {
    return new StubException(line, "in '" + clause + "', " + message);
  }
}
