package dev.palisade.examples.opencl;

import static org.lwjgl.opencl.CL10.*;
import static org.lwjgl.system.MemoryStack.stackPush;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lwjgl.PointerBuffer;
import org.lwjgl.opencl.CL;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.Platform;

/** The OpenCL implementations of this machine. */
public final class Platforms {
  /** Its name on Linux for who runs programs; LWJGL asks for the one of who builds them. */
  private static final String LOADER = "libOpenCL.so.1";

  private static boolean loaded;

  private Platforms() {}

  /**
   * One implementation, and its first device.
   *
   * @param name what it calls itself
   * @param deviceName what the device is called
   * @param id OpenCL's
   * @param device OpenCL's
   */
  public record Implementation(String name, String deviceName, long id, long device) {}

  /**
   * Those that have a device.
   *
   * @return empty also where there is no OpenCL at all
   */
  public static List<Implementation> all() {
    List<Implementation> all = new ArrayList<>();
    if (!load()) {
      return all;
    }
    try (MemoryStack stack = stackPush()) {
      IntBuffer count = stack.callocInt(1);
      if (clGetPlatformIDs(null, count) != CL_SUCCESS || count.get(0) == 0) {
        return all;
      }
      PointerBuffer ids = stack.mallocPointer(count.get(0));
      ClException.check("clGetPlatformIDs", clGetPlatformIDs(ids, (IntBuffer) null));
      for (int i = 0; i < ids.capacity(); i++) {
        firstDevice(ids.get(i)).ifPresent(all::add);
      }
    }
    return all;
  }

  /**
   * The one of this name.
   *
   * @param name what it calls itself, or a part of it
   * @return empty if it is not here, or has no device
   */
  public static Optional<Implementation> find(String name) {
    return all().stream().filter(platform -> platform.name().contains(name)).findFirst();
  }

  private static Optional<Implementation> firstDevice(long id) {
    try (MemoryStack stack = stackPush()) {
      PointerBuffer found = stack.mallocPointer(1);
      if (clGetDeviceIDs(id, CL_DEVICE_TYPE_ALL, found, (IntBuffer) null) != CL_SUCCESS) {
        return Optional.empty();
      }
      long device = found.get(0);
      String name = text((size, to) -> clGetPlatformInfo(id, CL_PLATFORM_NAME, to, size));
      String deviceName = text((size, to) -> clGetDeviceInfo(device, CL_DEVICE_NAME, to, size));
      return Optional.of(new Implementation(name, deviceName, id, device));
    }
  }

  /** Asks for the size, if {@code to} is null, or for the text. */
  private interface Question {
    int ask(@Nullable PointerBuffer size, @Nullable ByteBuffer to);
  }

  private static String text(Question question) {
    try (MemoryStack stack = stackPush()) {
      PointerBuffer size = stack.mallocPointer(1);
      ClException.check("clGetInfo", question.ask(size, null));
      ByteBuffer text = stack.malloc((int) size.get(0));
      ClException.check("clGetInfo", question.ask(null, text));
      return MemoryUtil.memUTF8(text, text.capacity() - 1); // Without the zero at its end.
    }
  }

  /** False where there is no OpenCL. */
  private static synchronized boolean load() {
    if (!loaded) {
      if (Platform.get() == Platform.LINUX && Configuration.OPENCL_LIBRARY_NAME.get() == null) {
        Configuration.OPENCL_LIBRARY_NAME.set(LOADER);
      }
      Configuration.OPENCL_EXPLICIT_INIT.set(true);
      try {
        CL.create();
        loaded = true;
      } catch (UnsatisfiedLinkError none) {
        return false;
      }
    }
    return true;
  }
}
