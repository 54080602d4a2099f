package dev.palisade.runtime.model.bytecode;

import dev.palisade.runtime.model.Event;
import dev.palisade.runtime.model.Mode;

/**
 * An instruction that accesses memory which actors share.
 *
 * @param owner the class it is in, {@code C} or {@code C$D}
 * @param method the method it is in
 * @param operation {@code getfield}, {@code putfield}, the method of {@code VarHandle}, or its
 *     fence
 * @param member the field, or the {@code VarHandle}, with its class
 * @param mode how it is ordered
 */
public record Access(String owner, String method, String operation, String member, Mode mode) {
  static final String GET_FIELD = "getfield";
  static final String PUT_FIELD = "putfield";

  /** As which event it shows when it does not fail. */
  public Event.Kind kind() {
    if (operation.endsWith("Fence")) {
      return Event.Kind.FENCE;
    }
    if (operation.startsWith("getAnd") || operation.contains("ompareAnd")) {
      return Event.Kind.UPDATE;
    }
    return operation.startsWith("get") ? Event.Kind.READ : Event.Kind.WRITE;
  }

  boolean isField() {
    return operation.equals(GET_FIELD) || operation.equals(PUT_FIELD);
  }

  /** The mode of a method of {@code VarHandle}. */
  static Mode mode(String operation) {
    return switch (operation) {
      case "get", "set" -> Mode.PLAIN;
      case "acquireFence", "loadLoadFence" -> Mode.ACQUIRE;
      case "releaseFence", "storeStoreFence" -> Mode.RELEASE;
      default ->
          operation.endsWith("Plain")
              ? Mode.RELAXED
              : operation.endsWith("Opaque")
                  ? Mode.OPAQUE
                  : operation.endsWith("Acquire")
                      ? Mode.ACQUIRE
                      : operation.endsWith("Release") ? Mode.RELEASE : Mode.VOLATILE;
    };
  }

  @Override
  public String toString() {
    return owner + "." + method + ": " + operation + " " + member;
  }
}
