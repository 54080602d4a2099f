package dev.palisade.examples.opencl;

import dev.palisade.runtime.FenceError;
import java.util.Map;

/** What OpenCL's error numbers mean to those who wait for a fence. */
final class ClStatus {
  /** Of a command that never ran, because one it waits for failed. */
  static final int DEPENDENCY_FAILED = -14;

  /** Those a command is likely to end with: their names, and what they are to a fence. */
  private static final Map<Integer, Meaning> MEANINGS =
      Map.ofEntries(
          Map.entry(-2, new Meaning("CL_DEVICE_NOT_AVAILABLE", FenceError.DEVICE_LOST)),
          Map.entry(-4, new Meaning("CL_MEM_OBJECT_ALLOCATION_FAILURE", FenceError.NO_RESOURCES)),
          Map.entry(-5, new Meaning("CL_OUT_OF_RESOURCES", FenceError.NO_RESOURCES)),
          Map.entry(-6, new Meaning("CL_OUT_OF_HOST_MEMORY", FenceError.NO_RESOURCES)),
          Map.entry(-11, new Meaning("CL_BUILD_PROGRAM_FAILURE", FenceError.INVALID)),
          Map.entry(
              DEPENDENCY_FAILED,
              new Meaning("CL_EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST", FenceError.CANCELED)),
          Map.entry(-30, new Meaning("CL_INVALID_VALUE", FenceError.INVALID)),
          Map.entry(-36, new Meaning("CL_INVALID_COMMAND_QUEUE", FenceError.INVALID)),
          Map.entry(-38, new Meaning("CL_INVALID_MEM_OBJECT", FenceError.INVALID)),
          Map.entry(-48, new Meaning("CL_INVALID_KERNEL", FenceError.INVALID)),
          Map.entry(-52, new Meaning("CL_INVALID_KERNEL_ARGS", FenceError.INVALID)),
          Map.entry(-54, new Meaning("CL_INVALID_WORK_GROUP_SIZE", FenceError.INVALID)),
          Map.entry(-57, new Meaning("CL_INVALID_EVENT_WAIT_LIST", FenceError.INVALID)),
          Map.entry(-58, new Meaning("CL_INVALID_EVENT", FenceError.INVALID)),
          Map.entry(-59, new Meaning("CL_INVALID_OPERATION", FenceError.INVALID)),
          Map.entry(-1001, new Meaning("CL_PLATFORM_NOT_FOUND_KHR", FenceError.UNSUPPORTED)));

  private static final Meaning OTHER = new Meaning("error", FenceError.IO);

  private ClStatus() {}

  static String describe(int status) {
    return meaning(status).name() + " (" + status + ")";
  }

  /** The error of a command that ended with this number; its cause names the number. */
  static FenceError toError(int status) {
    return meaning(status).error().withCause(new ClException("command", status));
  }

  private static Meaning meaning(int status) {
    return MEANINGS.getOrDefault(status, OTHER);
  }

  private record Meaning(String name, FenceError error) {}
}
