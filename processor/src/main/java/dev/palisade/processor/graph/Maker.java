package dev.palisade.processor.graph;

import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockFacts;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.Place;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The call of a constructor in the method that goes on to call the new object, whose fields so have
 * names there: what the constructor keeps of what it is passed, and the object around it.
 */
public record Maker(Program program, MethodId in, Call constructor) {

  /** Who made the object that a method is called on, or makes it by the call; null if not here. */
  static @Nullable Maker of(Program program, MethodId caller, Call call, MethodId target) {
    if (target.isConstructor()) {
      return call.callee().isConstructor() ? new Maker(program, caller, call) : null;
    }
    ObjectPath on = call.receiver().object();
    MethodFacts body = on == null || on.isUnknown() ? program.whole(caller) : null;
    Place maker = body == null ? null : body.made().maker(call.place());
    if (body != null && maker != null) {
      for (Call made : body.calls()) {
        if (made.place().equals(maker)
            && made.callee().isConstructor()
            && program.classes().is(made.callee().owner(), target.owner())) {
          return new Maker(program, caller, made);
        }
      }
    }
    return null;
  }

  /** Who makes the object of a type in a method; null if nobody does there, or in many places. */
  public static @Nullable Maker of(Program program, MethodId in, String type) {
    MethodFacts body = program.whole(in);
    Call only = null;
    for (Call call : body == null ? List.<Call>of() : body.calls()) {
      if (call.callee().isConstructor() && call.callee().owner().equals(type)) {
        if (only != null) {
          return null;
        }
        only = call;
      }
    }
    return only == null ? null : new Maker(program, in, only);
  }

  /** An object that the new one names, as the method that made it does; null if it has no name. */
  public @Nullable ObjectPath seen(ObjectPath object) {
    FieldId first = first(object);
    ObjectPath start = first == null ? null : first.isOuter() ? outer(first) : kept(first);
    return start == null ? null : start.append(object.fields().subList(1, object.fields().size()));
  }

  /**
   * Whether the constructor is passed it, or what leads to it, and by no name but that of the
   * collection it is in, which somebody has made.
   */
  public boolean isUnnamed(ObjectPath object) {
    FieldId first = first(object);
    Argument given = first == null ? null : given(first);
    ObjectPath name = given == null ? null : given.object();
    return given != null && (name == null || (name.isElement() && name.isNameless()));
  }

  private static @Nullable FieldId first(ObjectPath object) {
    return object.root() == ObjectPath.Root.THIS && !object.fields().isEmpty()
        ? object.fields().get(0)
        : null;
  }

  private @Nullable ObjectPath kept(FieldId field) {
    Argument given = given(field);
    return given == null ? null : given.object();
  }

  /** What the constructor is passed and keeps in a field, which may be known to be of a subtype. */
  private @Nullable Argument given(FieldId field) {
    Map<String, FieldId> kept =
        program.facts().locks().kept().getOrDefault(constructor.callee().owner(), Map.of());
    int count = constructor.arguments().size();
    for (int i = 0; i < count; i++) {
      FieldId each = kept.get(LockFacts.parameter(i, count));
      if (each != null && each.name().equals(field.name()) && each.owner().equals(field.owner())) {
        Argument given = constructor.arguments().get(i);
        ObjectPath object = given.object();
        return object == null || each.equals(field)
            ? given
            : Argument.of(object.as(field.type()), given.code());
      }
    }
    return null;
  }

  private @Nullable ObjectPath outer(FieldId field) {
    boolean isInner =
        constructor.receiver().equals(Argument.UNKNOWN)
            && around(constructor.callee().owner(), field.type()) != null;
    return isInner ? around(in.owner(), field.type()) : null;
  }

  /** The nearest object of a type, of an object of another and those around it. */
  private @Nullable ObjectPath around(String of, String type) {
    ObjectPath object = ObjectPath.self(of);
    while (!program.classes().is(object.objectType(), type)) {
      int end = object.objectType().lastIndexOf('$');
      if (end < 0) {
        return null;
      }
      object = object.then(FieldId.outer(object.objectType().substring(0, end)));
    }
    return object;
  }
}
