package dev.palisade.processor.code;

import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import org.jspecify.annotations.Nullable;

/**
 * What may hold code: a field, a result, or parameter {@code index} of a method.
 *
 * @param parameters of the method; empty for a field
 * @param inElements whether the elements of the parameter do, and not the parameter
 */
record Spot(String owner, String name, String parameters, int index, boolean inElements) {
  static Spot of(FieldId field) {
    return new Spot(field.owner(), field.name(), "", -1, false);
  }

  static Spot parameter(MethodId method, int index) {
    return new Spot(method.owner(), method.name(), method.parameters(), index, false);
  }

  static Spot result(MethodId method) {
    return of(FieldId.result(method, ""));
  }

  /** The elements of the collection that a call makes. */
  static Spot made(MethodId caller, Call call) {
    return of(FieldId.made(call.callee(), caller, call.place(), "").element(""));
  }

  /** Where an object may be code; null if it is a new one or the receiver. */
  static @Nullable Spot of(MethodId method, ObjectPath object) {
    boolean isElement = !object.fields().isEmpty() && object.last().isElementOfAny();
    if (!object.fields().isEmpty() && !isElement) {
      return of(object.last());
    }
    boolean isCaptured = object.root() == Root.CAPTURED;
    Spot parameter =
        isCaptured || object.root() == Root.PARAMETER
            ? parameter(isCaptured ? method.around() : method, object.index())
            : null;
    return isElement && parameter != null ? parameter.elements() : parameter;
  }

  /** Where the elements of an object may be code, if it is a collection. */
  static @Nullable Spot elements(MethodId method, ObjectPath object) {
    if (!object.fields().isEmpty()) {
      return of(object.last().element(""));
    }
    Spot parameter = of(method, object);
    return parameter == null ? null : parameter.elements();
  }

  /** The elements of this parameter. */
  Spot elements() {
    return new Spot(owner, name, parameters, index, true);
  }

  /** The method that this is a parameter of. */
  MethodId method() {
    return new MethodId(owner, name, parameters);
  }
}
