package dev.palisade.processor.graph;

import dev.palisade.processor.fact.Facts.TypeFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells apart objects of one generic type by what is given for its parameters: who calls a {@code
 * Listener<Order>} does not run the code of a {@code Listener<Payment>}, and neither does {@code
 * Listeners<Order>}, which calls a {@code Listener<E>}.
 *
 * <p>Only what no cast could make right tells two types apart. So a subtype passes for its
 * supertype: somebody who keeps {@code Handler<?>} of many types calls them as {@code
 * Handler<Event>}.
 */
public final class TypeArguments {
  private final Map<String, List<String>> supertypes;
  private final Map<String, List<String>> given = new HashMap<>();

  /**
   * Makes one for a program.
   *
   * @param supertypes of its types; they may still come
   */
  public TypeArguments(Map<String, List<String>> supertypes) {
    this.supertypes = supertypes;
  }

  /** Learns what a type gives for the parameters of its supertypes. */
  public void learn(TypeFacts type) {
    for (int i = 0; i < type.arguments().size(); i++) {
      String arguments = type.arguments().get(i);
      if (!arguments.isEmpty()) {
        given.put(key(type.name(), type.supertypes().get(i)), split(arguments));
      }
    }
  }

  /** A type without what is given for its parameters. */
  public static String erased(String type) {
    int end = type.indexOf('<');
    return end < 0 ? type : type.substring(0, end);
  }

  /**
   * What the caller's own object must be of, {@code Listeners<Order>}, if a call runs a method of
   * an object of a type; empty if any will do, null if it does not run it.
   *
   * @param caller the type that has the method that calls
   * @param arguments what the receiver gives for the parameters of {@code above}
   * @param above the type that declares the callee
   * @param type of the object that runs, perhaps with arguments
   */
  public @Nullable String callers(String caller, String arguments, String above, String type) {
    if (arguments.isEmpty()) {
      return "";
    }
    List<String> seen = split(arguments);
    String runs = erased(type);
    List<String> known =
        runs.length() == type.length()
            ? List.of()
            : split(type.substring(runs.length() + 1, type.length() - 1));
    List<String> had = runs.equals(above) ? known : given.getOrDefault(key(runs, above), List.of());
    String callers = "";
    for (int i = 0; i < Math.min(seen.size(), had.size()); i++) {
      String here = had.get(i);
      int own = parameter(here);
      String has = own >= 0 && own < known.size() ? known.get(own) : bound(here);
      if (differ(bound(seen.get(i)), has)) {
        return null;
      }
      int callersOwn = parameter(seen.get(i));
      if (callersOwn >= 0 && callers.isEmpty() && !has.isEmpty()) {
        callers = caller + "<" + ",".repeat(callersOwn) + has + ">";
      }
    }
    return callers;
  }

  /** Whether what one has cannot be what is wanted, which may be any subtype. */
  private boolean differ(String wanted, String has) {
    String type = wanted.substring(wanted.lastIndexOf('+') + 1);
    if (type.isEmpty() || has.isEmpty() || has.startsWith("+") || type.equals(has)) {
      return false;
    }
    List<String> above = supertypes.get(has);
    return above == null ? type.equals(wanted) : !above.contains(type);
  }

  /** The number of the own parameter that an argument is, or -1. */
  private static int parameter(String argument) {
    return argument.startsWith("#")
        ? Integer.parseInt(argument.substring(1, argument.length() - bound(argument).length()))
        : -1;
  }

  private static String bound(String argument) {
    int end = argument.indexOf('+');
    return !argument.startsWith("#") ? argument : end < 0 ? "" : argument.substring(end);
  }

  private static List<String> split(String arguments) {
    return List.of(arguments.split(",", -1));
  }

  private static String key(String type, String above) {
    return type + " as " + above;
  }
}
