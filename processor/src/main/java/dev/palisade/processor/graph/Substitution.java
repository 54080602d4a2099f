package dev.palisade.processor.graph;

import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import java.util.List;

/** Names a callee's objects and locks as its caller sees them: formals become actuals. */
public final class Substitution {
  private Substitution() {}

  /** {@code lock} of the method that {@code call} runs, in the frame of the method that calls. */
  public static LockRef atCall(LockRef lock, Call call) {
    return lock.on(atCall(lock.object(), call));
  }

  /** {@code object} of the method that {@code call} runs, in the frame of the method that calls. */
  public static ObjectPath atCall(ObjectPath object, Call call) {
    if (object.isChosen()) {
      return element(object, call);
    }
    if (object.root() == Root.THIS) {
      return ofTarget(onto(call.receiver(), object), object, call);
    }
    return object.root() == Root.PARAMETER
        ? onto(call.argument(object.index()), object)
        : object.elsewhere();
  }

  /** An element that the callee's parameter chooses: the caller's chooses it if it is passed on. */
  private static ObjectPath element(ObjectPath chosen, Call call) {
    ObjectPath by = call.argument(chosen.index()).object();
    ObjectPath on = call.receiver().object();
    ObjectPath any = chosen.unchosen();
    boolean isOwn = any.root() == Root.THIS;
    if (by != null && by.fields().isEmpty() && (!isOwn || (on != null && on.isSelf()))) {
      return chosen.chosenBy(by);
    }
    return isOwn ? onto(call.receiver(), any) : any;
  }

  /** What the method that {@code call} runs passes on, likewise. */
  static Argument atCall(Argument passed, Call call) {
    ObjectPath object = passed.code() == null ? passed.object() : null;
    return object == null
        ? Argument.UNKNOWN.orOfType(passed.type())
        : Argument.of(atCall(object, call));
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

  /** The same of code that is run with these arguments, as far as they are known. */
  static ObjectPath inCode(ObjectPath object, Argument code, List<Argument> passed) {
    boolean isFirst = isOnFirst(code, passed);
    if (object.root() == Root.PARAMETER) {
      int index = object.index() + (isFirst ? 1 : 0);
      return onto(index < passed.size() ? passed.get(index) : Argument.UNKNOWN, object);
    }
    return isFirst && object.root() == Root.THIS
        ? onto(passed.get(0), object)
        : inCode(object, code);
  }

  /** Whether code is a reference to a method that is called on its first argument. */
  static boolean isOnFirst(Argument code, List<Argument> passed) {
    MethodId method = code.code();
    return method != null
        && code.object() == null
        && !method.isLambda()
        && passed.size() == method.parameterTypes().size() + 1;
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
}
