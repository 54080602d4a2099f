package dev.palisade.runtime.model.bytecode;

import dev.palisade.runtime.model.Mode;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What rewritten code calls; it hands everything to the {@link Stage} that is played. */
public final class Oracle {
  static final MethodType BOOTSTRAP =
      MethodType.methodType(
          CallSite.class,
          MethodHandles.Lookup.class,
          String.class,
          MethodType.class,
          String.class,
          String.class,
          String.class,
          String.class);

  private static final Set<String> ACCESSES =
      Stream.concat(
              Arrays.stream(VarHandle.AccessMode.values()).map(VarHandle.AccessMode::methodName),
              Stream.of(
                  "fullFence", "acquireFence", "releaseFence", "loadLoadFence", "storeStoreFence"))
          .collect(Collectors.toUnmodifiableSet());

  /** Handle, array, index, expected, new. */
  private static final int MOST_OPERANDS = 5;

  private static final MethodHandle PERFORM;

  static {
    try {
      PERFORM =
          MethodHandles.lookup()
              .findStatic(
                  Oracle.class,
                  "perform",
                  MethodType.genericMethodType(2 + MOST_OPERANDS)
                      .changeParameterType(0, Access.class)
                      .changeParameterType(1, MethodType.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Oracle() {}

  static boolean isAccess(String method) {
    return ACCESSES.contains(method);
  }

  /** Links an access. */
  public static CallSite bootstrap(
      MethodHandles.Lookup lookup,
      String operation,
      MethodType type,
      String owner,
      String method,
      String member,
      String mode) {
    Access access = new Access(owner, method, operation, member, Mode.valueOf(mode));
    MethodHandle bound = MethodHandles.insertArguments(PERFORM, 0, access, type);
    int missing = MOST_OPERANDS - type.parameterCount();
    MethodHandle padded =
        MethodHandles.insertArguments(bound, type.parameterCount(), new Object[missing]);
    return new ConstantCallSite(padded.asType(type));
  }

  static Object perform(
      Access access, MethodType type, Object a, Object b, Object c, Object d, Object e) {
    return Stage.current().perform(access, type, new Object[] {a, b, c, d, e});
  }

  /** Called for each object and array that rewritten code makes. */
  public static void made(Object object) {
    Stage stage = Stage.currentOrNull();
    if (stage != null) {
      stage.made(object);
    }
  }

  // ---------------------------------------------------------------- stubs

  public static void park() {
    Stage.current().park();
  }

  public static void park(Object blocker) {
    Stage.current().park();
  }

  public static void parkNanos(long nanos) {
    Stage.current().spin();
  }

  public static void parkNanos(Object blocker, long nanos) {
    Stage.current().spin();
  }

  public static void unpark(Thread thread) {
    Stage.current().unpark(thread);
  }

  public static void onSpinWait() {
    Stage.current().spin();
  }

  public static void yield() {
    Stage.current().spin();
  }

  public static boolean interrupted() {
    return false;
  }

  public static long nanoTime() {
    return Stage.current().nanoTime();
  }
}
