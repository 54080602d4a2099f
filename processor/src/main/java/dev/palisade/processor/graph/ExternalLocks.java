package dev.palisade.processor.graph;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Driver;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What calls of the core lock: the external lock of the driver whose fences they are about. */
record ExternalLocks(Program program) {

  /**
   * The external lock that the core takes in a call of its own, when it is evident whose fence that
   * is: that of the driver around the type of the fence, or else around the calling code.
   */
  Optional<Reach> of(MethodId caller, Call call) {
    Contract contract = program.contract(call.callee());
    if (!takesExternalLock(call.callee(), contract) || program.body(call.callee()) != null) {
      return Optional.empty();
    }
    String named =
        contract == null || contract.signals() == null ? null : contract.signals().driver();
    Optional<Driver> driver =
        named != null
            ? program.driver(named)
            : driverOfFence(call).or(() -> program.enclosingDriver(caller.owner()));
    DeclaredLock external = driver.map(Driver::externalLock).orElse(null);
    return external == null
        ? Optional.empty()
        : Optional.of(
            new Reach(
                asSeenBy(caller, driver.get(), external.lock()),
                caller,
                call.place(),
                signals(driver.get(), call)));
  }

  /**
   * What may signal does; and a deadline is passed on under that lock, though nothing is signaled.
   */
  private static boolean takesExternalLock(MethodId callee, @Nullable Contract contract) {
    return (contract != null && contract.signals() != null)
        || (callee.owner().equals("dev.palisade.runtime.Fence")
            && callee.name().equals("setDeadline"));
  }

  private Optional<Driver> driverOfFence(Call call) {
    ObjectPath fence = call.receiver().object();
    return fence == null ? Optional.empty() : program.enclosingDriver(fence.objectType());
  }

  private LockRef asSeenBy(MethodId caller, Driver driver, LockRef lock) {
    ObjectPath object = lock.object();
    boolean own = program.classes().is(driver.type(), caller.owner());
    return own || object.root() != Root.THIS
        ? lock
        : lock.on(ObjectPath.any(object.type()).append(object.fields()));
  }

  private static String signals(Driver driver, Call call) {
    return "calls "
        + call.callee().display()
        + ", which takes {lock}, the external lock of driver \""
        + driver.name()
        + "\"";
  }
}
