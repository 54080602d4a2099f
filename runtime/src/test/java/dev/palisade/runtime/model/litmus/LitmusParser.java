package dev.palisade.runtime.model.litmus;

import dev.palisade.runtime.model.Event;
import dev.palisade.runtime.model.Mode;
import dev.palisade.runtime.model.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads litmus files; their format is described in {@code litmus/README.md}. Empty lines and what
 * follows {@code #} or {@code //} is ignored, but not in titles.
 */
final class LitmusParser {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+");

  private final List<LitmusTest> tests = new ArrayList<>();
  private int line;

  // Of the test that is being read.
  private String name;
  private int start;
  private Boolean allowed;
  private Map<String, Place> places = Map.of();
  private List<List<Statement>> threads = List.of();
  private String condition;

  /** The innermost block is last; the thread itself is first. */
  private final Deque<List<Statement>> blocks = new ArrayDeque<>();

  /** A file that is not of the format; the message names the line. */
  static final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SyntaxException(int line, String message) {
      super("line " + line + ": " + message);
    }
  }

  private LitmusParser() {}

  static List<LitmusTest> parse(List<String> lines) {
    LitmusParser parser = new LitmusParser();
    for (String text : lines) {
      parser.line++;
      parser.line(text.strip());
    }
    parser.line++;
    parser.endTest();
    return parser.tests;
  }

  private void line(String text) {
    if (text.equals("test") || text.startsWith("test ")) {
      endTest();
      begin(text.substring(4).strip());
      return;
    }
    String code = text.replaceFirst("(^|\\s)(#|//).*", "").strip();
    if (code.isEmpty()) {
      return;
    }
    String[] words = code.split("\\s+");
    if (name == null) {
      throw error("\"test NAME\" must come first");
    }
    switch (words[0]) {
      case "expect" -> expect(words);
      case "init" -> init(words);
      case "thread" -> thread(words);
      case "cond" -> condition(code.substring(4));
      default -> statement(words);
    }
  }

  private SyntaxException error(String message) {
    return new SyntaxException(line, message);
  }

  private void begin(String title) {
    if (title.isEmpty()) {
      throw error("a test needs a name");
    }
    name = title;
    start = line;
    allowed = null;
    places = new LinkedHashMap<>();
    threads = new ArrayList<>();
    condition = null;
  }

  private void expect(String[] words) {
    if (words.length != 2 || !words[1].matches("(?i)forbid|allow")) {
      throw error("expected \"expect forbid\" or \"expect ALLOW\"");
    }
    allowed = words[1].equalsIgnoreCase("allow");
  }

  private void init(String[] words) {
    for (int i = 1; i < words.length; i++) {
      String[] sides = words[i].split("=", -1);
      if (sides.length != 2 || !NAME.matcher(sides[0]).matches()) {
        throw error("expected location=value, found \"" + words[i] + "\"");
      }
      if (places.containsKey(sides[0])) {
        throw error("location " + sides[0] + " is there already");
      }
      places.put(sides[0], new Place(places.size(), sides[0], number(sides[1])));
    }
  }

  private void thread(String[] words) {
    arity(words, "thread");
    endThread();
    blocks.add(new ArrayList<>());
  }

  private void endThread() {
    if (blocks.size() > 1) {
      throw error("END is missing");
    }
    if (!blocks.isEmpty()) {
      threads.add(blocks.removeLast());
    }
  }

  private void condition(String text) {
    endThread();
    condition = text;
    tests.add(test());
    name = null;
  }

  private LitmusTest test() {
    if (allowed == null) {
      throw error("test " + name + " has no \"expect\"");
    }
    if (threads.isEmpty()) {
      throw error("test " + name + " has no thread");
    }
    Condition parsed = new ConditionParser(condition, threads.size(), this::error).parse();
    List<Place> observed = new ArrayList<>();
    observe(parsed, observed);
    return new LitmusTest(name, start, allowed, threads, observed, parsed);
  }

  private void observe(Condition part, List<Place> observed) {
    if (part instanceof Condition.And and) {
      observe(and.left(), observed);
      observe(and.right(), observed);
    } else if (part instanceof Condition.Or or) {
      observe(or.left(), observed);
      observe(or.right(), observed);
    } else if (part instanceof Condition.Equals equals && equals.thread() == threads.size()) {
      Place place = place(equals.name());
      if (!observed.contains(place)) {
        observed.add(place);
      }
    }
  }

  private void endTest() {
    if (name != null) {
      throw error("test " + name + " has no \"cond\"");
    }
  }

  // ---------------------------------------------------------------- statements

  private void statement(String[] words) {
    if (blocks.isEmpty()) {
      throw error("\"" + words[0] + "\" outside of a thread");
    }
    Event.Site site = new Event.Site(String.join(" ", words), "line " + line, "");
    switch (words[0]) {
      case "W" -> {
        arity(words, "W location value MODE");
        add(new Statement.Store(place(words[1]), operand(words[2]), mode(words, "PORV"), site));
      }
      case "R" -> {
        arity(words, "R register location MODE");
        add(new Statement.Load(register(words[1]), place(words[2]), mode(words, "POAV"), site));
      }
      case "ADD", "OR" -> {
        arity(words, words[0] + " register location value MODE");
        Place place = place(words[2]);
        boolean add = words[0].equals("ADD");
        Mode mode = mode(words, "XOARV");
        add(new Statement.FetchAnd(add, register(words[1]), place, operand(words[3]), mode, site));
      }
      case "CAS" -> {
        arity(words, "CAS register location old new MODE");
        Statement.Operand old = operand(words[3]);
        Mode mode = mode(words, "XOARV");
        add(
            new Statement.Swap(
                register(words[1]), place(words[2]), old, operand(words[4]), mode, site));
      }
      case "F" -> {
        arity(words, "F MODE");
        add(new Statement.Barrier(mode(words, "ARV"), site));
      }
      case "IF" -> {
        arity(words, "IF register value");
        Statement.Block block =
            new Statement.Block(register(words[1]), operand(words[2]), new ArrayList<>());
        add(block);
        blocks.add(block.body());
      }
      case "END" -> {
        arity(words, "END");
        if (blocks.size() == 1) {
          throw error("END without IF");
        }
        blocks.removeLast();
      }
      default -> throw error("unknown word \"" + words[0] + "\"");
    }
  }

  private void add(Statement statement) {
    blocks.getLast().add(statement);
  }

  private void arity(String[] words, String form) {
    if (words.length != form.split(" ").length) {
      throw error("expected \"" + form + "\"");
    }
  }

  private Place place(String word) {
    Place place = places.get(word);
    if (place == null) {
      throw error("\"" + word + "\" is no location of \"init\"");
    }
    return place;
  }

  private String register(String word) {
    if (!NAME.matcher(word).matches() || places.containsKey(word)) {
      throw error("\"" + word + "\" is no name for a register");
    }
    return word;
  }

  private Statement.Operand operand(String word) {
    return NAME.matcher(word).matches()
        ? new Statement.Operand(null, register(word))
        : new Statement.Operand(number(word), null);
  }

  private int number(String word) {
    if (!NUMBER.matcher(word).matches()) {
      throw error("\"" + word + "\" is no number");
    }
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException tooBig) {
      throw error(word + " is out of range");
    }
  }

  private Mode mode(String[] words, String allowedModes) {
    String letter = words[words.length - 1];
    if (letter.length() != 1 || !allowedModes.contains(letter)) {
      throw error("mode \"" + letter + "\" of " + words[0] + " is none of " + allowedModes);
    }
    boolean update = allowedModes.startsWith("X");
    return switch (letter) {
      case "P" -> Mode.PLAIN;
      case "X" -> Mode.RELAXED;
      case "O" -> update ? Mode.RELAXED : Mode.OPAQUE;
      case "A" -> Mode.ACQUIRE;
      case "R" -> Mode.RELEASE;
      default -> Mode.VOLATILE;
    };
  }
}
