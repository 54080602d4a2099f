package dev.palisade.examples.vulkan;

import dev.palisade.runtime.FenceError;
import java.util.Map;

/** Vulkan refused a call. */
public final class VkException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final Map<Integer, String> NAMES =
      Map.of(
          -1, "VK_ERROR_OUT_OF_HOST_MEMORY",
          -2, "VK_ERROR_OUT_OF_DEVICE_MEMORY",
          -3, "VK_ERROR_INITIALIZATION_FAILED",
          -4, "VK_ERROR_DEVICE_LOST",
          -6, "VK_ERROR_LAYER_NOT_PRESENT",
          -7, "VK_ERROR_EXTENSION_NOT_PRESENT",
          -8, "VK_ERROR_FEATURE_NOT_PRESENT",
          -9, "VK_ERROR_INCOMPATIBLE_DRIVER");

  /** Vulkan's number. */
  private final int result;

  VkException(String call, int result) {
    super(call + ": " + NAMES.getOrDefault(result, "error") + " (" + result + ")");
    this.result = result;
  }

  static void check(String call, int result) {
    if (result < 0) {
      throw new VkException(call, result);
    }
  }

  /** What it is to those who wait for a fence. */
  FenceError toError() {
    return switch (result) {
      case -1, -2 -> FenceError.NO_RESOURCES.withCause(this);
      case -4 -> FenceError.DEVICE_LOST.withCause(this);
      default -> FenceError.IO.withCause(this);
    };
  }
}
