package dev.palisade.processor.check.life;

import com.sun.tools.javac.code.Symbol;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a method does to its caller's fences, in terms of its parameters and {@code this}; of a
 * method that calls itself, nothing.
 */
final class Summary {
  private final List<? extends Symbol> parameters;

  /** Fences that are signaled on every way to a return, and on some. */
  final Set<Value> always = new HashSet<>();

  final Set<Value> sometimes = new HashSet<>();

  /** What it touches of jobs whose fences it has not signaled itself before. */
  final Set<Value> touched = new HashSet<>();

  /** The fields it may assign, its callees included. */
  final Set<Symbol> assigned = new HashSet<>();

  /** Whether it returns a fence that its caller has to signal. */
  boolean givesDuty;

  Summary(List<? extends Symbol> parameters) {
    this.parameters = parameters;
  }

  /** What a lambda captured, for its parameters. */
  List<Value> captured(Way way) {
    return parameters.stream().map(way::read).toList();
  }

  /** Whether a value is made of what the caller knows: parameters, {@code this}, fields of them. */
  boolean isOfCaller(Value value) {
    Value base = value.base();
    return base != null
        ? value.site() instanceof Symbol && value.index() == null && isOfCaller(base)
        : value.equals(Value.THIS) || parameters.contains(value.site());
  }

  /** What such a value is to the caller; null if it has no name there. */
  @Nullable Value at(Way way, Value value, Value receiver, List<Value> arguments) {
    Value base = value.base();
    if (base != null) {
      Value of = at(way, base, receiver, arguments);
      return of == null ? null : way.read(new Value(value.site(), of, null));
    }
    int parameter = parameters.indexOf(value.site());
    return value.equals(Value.THIS)
        ? receiver
        : parameter >= 0 && parameter < arguments.size() ? arguments.get(parameter).core() : null;
  }
}
