package dev.palisade.processor.code;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.EventUse;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Call.Dispatch;
import dev.palisade.processor.fact.MethodFacts.Kept;
import dev.palisade.processor.fact.MethodFacts.Made;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Method references to what has no body here, but an object or a contract, {@code
 * latch::countDown}, or a contract beside its body. Each is the lambda that it is short for, so
 * that what the method does is done where that is run, under what is held there.
 */
public final class References {
  private final Map<MethodId, MethodFacts> bodies;
  private final Map<MethodId, Contract> contracts;
  private final Map<MethodId, MethodFacts> lambdas = new LinkedHashMap<>();

  private References(Map<MethodId, MethodFacts> bodies, Map<MethodId, Contract> contracts) {
    this.bodies = bodies;
    this.contracts = contracts;
  }

  /** Adds these lambdas to the bodies of a program, and passes them where the references were. */
  public static void resolve(Map<MethodId, MethodFacts> bodies, Map<MethodId, Contract> contracts) {
    References all = new References(bodies, contracts);
    bodies.replaceAll((method, body) -> all.resolved(body));
    bodies.putAll(all.lambdas);
  }

  private MethodFacts resolved(MethodFacts body) {
    List<Call> calls =
        mapped(
            body.calls(),
            call -> {
              Argument on = resolved(body, call.receiver(), call.place());
              List<Argument> given =
                  mapped(call.arguments(), each -> resolved(body, each, call.place()));
              return on == call.receiver() && given == call.arguments()
                  ? call
                  : call.with(on, given);
            });
    List<Kept> kept =
        mapped(
            body.kept(),
            each -> {
              Argument what = resolved(body, each.what(), body.place());
              return what == each.what() ? each : new Kept(what, each.in());
            });
    return calls == body.calls() && kept == body.kept() ? body : body.passing(calls, kept);
  }

  /** The list itself, as nearly always, if nothing in it becomes anything else. */
  private static <T> List<T> mapped(List<T> list, UnaryOperator<T> by) {
    List<T> mapped = list;
    for (int i = 0; i < list.size(); i++) {
      T each = by.apply(list.get(i));
      if (each != list.get(i)) {
        mapped = mapped == list ? new ArrayList<>(list) : mapped;
        mapped.set(i, each);
      }
    }
    return mapped;
  }

  private Argument resolved(MethodFacts body, Argument passed, Place place) {
    MethodId method = passed.code();
    if (method == null) {
      return passed;
    }
    Contract contract = contracts.get(method);
    boolean isSeen = bodies.containsKey(method) || passed.object() == null;
    return contract == null && isSeen
        ? passed
        : Argument.of(lambda(body, passed, isOnFirst(passed, contract), place));
  }

  /** Whether it is called on its first argument, as its contract tells. */
  private static boolean isOnFirst(Argument passed, @Nullable Contract contract) {
    return passed.object() == null
        && contract != null
        && !contract.method().isConstructor()
        && contract.events().stream().anyMatch(use -> use.object() == EventUse.RECEIVER);
  }

  private MethodId lambda(MethodFacts body, Argument passed, boolean isFirst, Place place) {
    MethodId method = Objects.requireNonNull(passed.code());
    ObjectPath object = passed.object();
    Argument on =
        object != null
            ? new Argument(object.inLambda(), null, passed.type(), passed.typeArguments())
            : isFirst ? parameter(0, method.owner()) : Argument.UNKNOWN;
    List<Argument> given = new ArrayList<>();
    for (String type : method.parameterTypes()) {
      given.add(parameter(given.size() + (isFirst ? 1 : 0), type));
    }
    Dispatch how = method.isConstructor() ? Dispatch.EXACT : Dispatch.VIRTUAL;
    Call call = new Call(method, how, on, given, place, List.of(), List.of());
    MethodId lambda = name(body.id(), method);
    lambdas.put(
        lambda,
        new MethodFacts(
            lambda,
            place,
            List.of(),
            false,
            List.of(),
            List.of(call),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Made.NOTHING));
    return lambda;
  }

  /** A name that code elsewhere does not change: keys of findings have it in them. */
  private MethodId name(MethodId in, MethodId method) {
    MethodId name = in.lambda(method.name());
    for (int i = 2; lambdas.containsKey(name); i++) {
      name = in.lambda(method.name() + i);
    }
    return name;
  }

  private static Argument parameter(int index, String type) {
    return Argument.of(ObjectPath.parameter(index, type));
  }
}
