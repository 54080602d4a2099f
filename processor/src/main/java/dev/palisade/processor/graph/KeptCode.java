package dev.palisade.processor.graph;

import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Kept;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The code that is in fields and collections, is returned by methods and passed for parameters: the
 * least fixpoint over what bodies keep and pass on.
 *
 * <p>Code in a field of some object is code of that object where a method of that object put it
 * there; else it is of some object of its class. A place where more than {@link #MOST} may be is
 * one of which nothing is known.
 */
final class KeptCode {
  /** Pieces of code that are told apart in one place. */
  private static final int MOST = 8;

  /** What puts code into a collection of the JDK: as its last argument. */
  private static final Set<String> ADDING =
      Set.of(
          "add", "addFirst", "addLast", "offer", "offerFirst", "offerLast", "push", "put", "set");

  private final Map<MethodId, MethodFacts> bodies;
  private final Map<MethodId, List<MethodId>> overriders;
  private final Map<String, Set<Argument>> known = new HashMap<>();
  private final Map<String, Set<String>> onward = new HashMap<>();
  private final Deque<String> news = new ArrayDeque<>();

  KeptCode(Map<MethodId, MethodFacts> bodies, Map<MethodId, List<MethodId>> overriders) {
    this.bodies = bodies;
    this.overriders = overriders;
    for (MethodFacts body : bodies.values()) {
      body.kept().forEach(kept -> learn(body, kept));
      body.calls().forEach(call -> learn(body.id(), call));
    }
    while (!news.isEmpty()) {
      String place = news.remove();
      for (String next : onward.getOrDefault(place, Set.of())) {
        known.getOrDefault(place, Set.of()).forEach(code -> add(next, ofSomeObject(code)));
      }
    }
  }

  /** What an argument or a receiver of a body may be; itself if no code is known to be there. */
  Collection<Argument> of(MethodId method, Argument argument) {
    ObjectPath object = argument.object();
    String place = argument.code() == null && object != null ? place(method, object) : null;
    Set<Argument> found = place == null ? null : known.get(place);
    if (found == null || object == null || found.size() > MOST) {
      return List.of(argument);
    }
    return found.stream().map(code -> seenFrom(object, code)).toList();
  }

  private void learn(MethodFacts body, Kept kept) {
    String in = last(kept.in()).toString();
    boolean isResult = in.equals(result(body.id()));
    boolean isOwn = kept.in().root() == Root.THIS && kept.in().fields().size() == 1;
    flow(body.id(), kept.what(), in, isResult || isOwn);
    for (MethodId above : isResult ? body.overrides() : List.<MethodId>of()) {
      flow(body.id(), kept.what(), result(above), true);
    }
  }

  private void learn(MethodId caller, Call call) {
    for (int i = 0; i < call.arguments().size(); i++) {
      Argument passed = call.arguments().get(i);
      for (MethodId target : isFollowed(passed) ? targets(call) : List.<MethodId>of()) {
        flow(caller, passed, parameter(target, i), false);
      }
    }
    ObjectPath on = call.receiver().object();
    if (on == null || on.fields().isEmpty() || !call.callee().owner().startsWith("java.util.")) {
      return;
    }
    String elements = last(on).element("").toString();
    List<Argument> arguments = call.arguments();
    if (ADDING.contains(call.callee().name()) && !arguments.isEmpty()) {
      boolean ofHolder = on.root() == Root.THIS && on.fields().size() == 1;
      flow(caller, arguments.get(arguments.size() - 1), elements, ofHolder);
    } else if (call.callee().name().equals("forEach") && arguments.get(0).code() != null) {
      link(elements, parameter(arguments.get(0).code(), 0));
    }
  }

  private List<MethodId> targets(Call call) {
    List<MethodId> all = new ArrayList<>();
    all.add(call.callee());
    if (call.dispatch() == Call.Dispatch.VIRTUAL) {
      all.addAll(overriders.getOrDefault(call.callee(), List.of()));
    }
    all.removeIf(target -> !bodies.containsKey(target));
    return all;
  }

  /** Code, or a parameter that code may be passed for. */
  private static boolean isFollowed(Argument passed) {
    ObjectPath object = passed.object();
    return passed.code() != null || (object != null && object.fields().isEmpty());
  }

  private void flow(MethodId method, Argument value, String to, boolean ofHolder) {
    ObjectPath object = value.object();
    String from = value.code() == null && object != null ? place(method, object) : null;
    if (from != null && !from.equals(to)) {
      link(from, to);
    } else if (value.code() != null || (object != null && object.root() != Root.STATIC)) {
      add(to, ofHolder ? ofReceiver(value) : ofSomeObject(value));
    }
  }

  private void link(String from, String to) {
    if (onward.computeIfAbsent(from, f -> new LinkedHashSet<>(2)).add(to)
        && known.containsKey(from)) {
      news.add(from);
    }
  }

  private void add(String place, Argument code) {
    Set<Argument> there = known.computeIfAbsent(place, p -> new LinkedHashSet<>(2));
    if (there.size() <= MOST && there.add(code)) {
      news.add(place);
    }
  }

  /** The name of what may hold code: a field, a result, a parameter; null for any other object. */
  private static @Nullable String place(MethodId method, ObjectPath object) {
    if (!object.fields().isEmpty()) {
      return last(object).toString();
    }
    return switch (object.root()) {
      case PARAMETER -> parameter(method, object.index());
      case CAPTURED -> parameter(around(method), object.index());
      case THIS, STATIC, ANY -> null;
    };
  }

  private static String result(MethodId method) {
    return FieldId.result(method, "").toString();
  }

  private static String parameter(MethodId method, int index) {
    return method + "#" + index;
  }

  private static MethodId around(MethodId lambda) {
    int name = Math.max(0, lambda.name().lastIndexOf("$lambda"));
    return new MethodId(lambda.owner(), lambda.name().substring(0, name), lambda.parameters());
  }

  private static FieldId last(ObjectPath path) {
    return path.fields().get(path.fields().size() - 1);
  }

  /** A lambda is code of the receiver of the method around it. */
  private static Argument ofReceiver(Argument code) {
    MethodId method = code.code();
    return code.object() == null && method != null
        ? Argument.of(ObjectPath.self(method.owner()), method)
        : code;
  }

  private static Argument ofSomeObject(Argument code) {
    ObjectPath object = ofReceiver(code).object();
    if (object == null || object.root() == Root.STATIC || object.root() == Root.ANY) {
      return code;
    }
    boolean isRoot = object.fields().isEmpty();
    return Argument.of(
        isRoot ? ObjectPath.any(object.type()) : object.ofAnyInstance(), code.code());
  }

  /** Code of the object that holds it, as seen from who reaches it there. */
  private static Argument seenFrom(ObjectPath place, Argument code) {
    ObjectPath object = code.object();
    if (object == null || object.root() != Root.THIS || place.fields().isEmpty()) {
      return ofSomeObject(code);
    }
    List<FieldId> way = place.fields().subList(0, place.fields().size() - 1);
    ObjectPath holder = new ObjectPath(place.root(), place.index(), place.type(), way);
    return Argument.of(holder.append(object.fields()), code.code());
  }
}
