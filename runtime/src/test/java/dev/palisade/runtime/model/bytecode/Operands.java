package dev.palisade.runtime.model.bytecode;

import dev.palisade.runtime.model.Event;
import dev.palisade.runtime.model.Memory;
import dev.palisade.runtime.model.Mode;
import dev.palisade.runtime.model.Place;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What one execution of an access is about.
 *
 * @param owner the object or array
 * @param member the field's name, or the index in brackets
 * @param type of the value
 * @param first the value to write, or expected
 * @param second the value to write if the first is what is expected
 */
record Operands(Object owner, String member, Class<?> type, Object first, Object second) {
  private static final Map<VarHandle, String> NAMES = new IdentityHashMap<>();

  static Operands of(Access access, MethodType type, Object[] arguments) {
    if (access.isField()) {
      boolean get = access.operation().equals(Access.GET_FIELD);
      String field = access.member().substring(access.member().lastIndexOf('.') + 1);
      Class<?> value = get ? type.returnType() : type.parameterType(1);
      return new Operands(arguments[0], field, value, get ? null : arguments[1], null);
    }
    VarHandle handle = (VarHandle) arguments[0];
    int coordinates = handle.coordinateTypes().size();
    String member = coordinates == 2 ? "[" + arguments[2] + "]" : name(handle);
    int next = 1 + coordinates;
    return new Operands(
        arguments[1],
        member,
        handle.varType(),
        arguments[next],
        next + 1 < arguments.length ? arguments[next + 1] : null);
  }

  private static String name(VarHandle handle) {
    return NAMES.computeIfAbsent(handle, h -> h.describeConstable().orElseThrow().constantName());
  }

  /** The value of a place of this type that nobody has written. */
  Object zero() {
    if (type == long.class) {
      return 0L;
    }
    if (type == int.class) {
      return 0;
    }
    if (type == boolean.class) {
      return false;
    }
    if (type.isPrimitive()) {
      throw new UnsupportedOperationException("memory of " + type);
    }
    return Values.NULL;
  }

  /** Does it; what the program sees of it is returned. */
  Object perform(Access access, Memory memory, Place place, Event.Site site, Values values) {
    Mode mode = access.mode();
    String operation = access.operation();
    Object a = value(first, values);
    Object b = value(second, values);
    boolean weak = operation.startsWith("weakCompareAndSet");
    if (weak && memory.failsByChance()) {
      memory.update(place, v -> null, mode, site);
      return false;
    }
    if (weak || operation.startsWith("compareAndSet")) {
      return memory.compareAndSet(place, a, b, mode, site);
    }
    if (operation.startsWith("compareAndExchange")) {
      return values.load(memory.update(place, v -> v.equals(a) ? b : null, mode, site));
    }
    if (operation.startsWith("getAnd")) {
      return values.load(memory.update(place, v -> changed(operation, v, a), mode, site));
    }
    if (access.kind() == Event.Kind.READ) {
      return values.load(memory.read(place, mode, site));
    }
    memory.write(place, a, mode, site);
    return null;
  }

  private Object value(Object argument, Values values) {
    return type == long.class && argument instanceof Integer number
        ? Long.valueOf(number)
        : values.store(argument);
  }

  private Object changed(String operation, Object old, Object by) {
    if (operation.startsWith("getAndSet")) {
      return by;
    }
    long a = ((Number) old).longValue();
    long b = ((Number) by).longValue();
    long result;
    if (operation.startsWith("getAndAdd")) {
      result = a + b;
    } else if (operation.startsWith("getAndBitwiseOr")) {
      result = a | b;
    } else if (operation.startsWith("getAndBitwiseAnd")) {
      result = a & b;
    } else {
      result = a ^ b;
    }
    return type == int.class ? (Object) (int) result : (Object) result;
  }
}
