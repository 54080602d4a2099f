package dev.palisade.processor.graph;

import dev.palisade.processor.fact.Facts.TypeFacts;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names a callee's objects and locks as its caller sees them: formals become actuals. */
public final class Substitution {
  private Substitution() {}

  /** {@code lock} of the method that {@code call} runs, in the frame of the method that calls. */
  public static LockRef atCall(LockRef lock, Call call) {
    return lock.on(atCall(lock.object(), call));
  }

  /** {@code object} of the method that {@code call} runs, in the frame of the method that calls. */
  public static ObjectPath atCall(ObjectPath object, Call call) {
    if (object.root() == Root.THIS) {
      return ofTarget(onto(call.receiver(), object), object, call);
    }
    return object.root() == Root.PARAMETER
        ? onto(call.argument(object.index()), object)
        : object.elsewhere();
  }

  /**
   * {@code lock} of a lambda that runs while the method it was written in does, in the frame of
   * that method. Code of an object, a method reference with a receiver or what that object keeps,
   * may run in any method.
   */
  public static LockRef inCode(LockRef lock, Argument code) {
    return lock.on(inCode(lock.object(), code));
  }

  /** {@code object} of a lambda, likewise. */
  public static ObjectPath inCode(ObjectPath object, Argument code) {
    if (object.root() == Root.THIS) {
      return code.object() == null && isLambda(code) ? object : onto(code, object);
    }
    if (object.root() == Root.CAPTURED && code.object() == null) {
      return ObjectPath.parameter(object.index(), object.type()).append(object.fields());
    }
    return object.elsewhere();
  }

  /** The receiver itself, if an override runs, is of the type that has the override. */
  private static ObjectPath ofTarget(ObjectPath seen, ObjectPath self, Call call) {
    return self.fields().isEmpty()
            && call.dispatch() == Call.Dispatch.VIRTUAL
            && !self.type().equals(call.callee().owner())
        ? seen.as(self.type())
        : seen;
  }

  static boolean isLambda(Argument code) {
    return code.code() != null && code.code().isLambda();
  }

  private static ObjectPath onto(Argument actual, ObjectPath formal) {
    if (actual.object() != null) {
      return actual.object().append(formal.fields());
    }
    boolean isTyped = formal.fields().isEmpty() && !actual.type().isEmpty();
    return isTyped ? ObjectPath.any(actual.type()) : formal.ofAnyInstance();
  }

  /**
   * Tells apart objects of one generic type by what is given for its parameters: who calls a {@code
   * Listener<Order>} does not run the code of a {@code Listener<Payment>}, and neither does {@code
   * Listeners<Order>}, which calls a {@code Listener<E>}.
   *
   * <p>Only what no cast could make right tells two types apart. So a subtype passes for its
   * supertype: somebody who keeps {@code Handler<?>} of many types calls them as {@code
   * Handler<Event>}.
   */
  public static final class TypeArguments {
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
      List<String> had =
          runs.equals(above) ? known : given.getOrDefault(key(runs, above), List.of());
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
}
