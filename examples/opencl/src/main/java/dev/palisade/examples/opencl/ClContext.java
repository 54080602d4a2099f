package dev.palisade.examples.opencl;

import static org.lwjgl.opencl.CL10.*;
import static org.lwjgl.system.MemoryStack.stackPush;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;

/**
 * A device's memory, programs and kernels, all freed by {@link #close}. For one thread at a time.
 */
public final class ClContext implements AutoCloseable {
  private final Platforms.Implementation platform;
  private final long handle;
  private final Deque<Runnable> frees = new ArrayDeque<>();

  /**
   * An empty context.
   *
   * @param platform on whose device
   * @throws ClException if it refuses
   */
  public ClContext(Platforms.Implementation platform) {
    this.platform = platform;
    try (MemoryStack stack = stackPush()) {
      IntBuffer error = stack.mallocInt(1);
      PointerBuffer properties = stack.pointers(CL_CONTEXT_PLATFORM, platform.id(), 0);
      handle = clCreateContext(properties, platform.device(), null, 0, error);
      ClException.check("clCreateContext", error.get(0));
    }
    frees.push(() -> clReleaseContext(handle));
  }

  /**
   * OpenCL's own name of it.
   *
   * @return the context
   */
  public long handle() {
    return handle;
  }

  /**
   * OpenCL's own name of the device.
   *
   * @return the device
   */
  public long device() {
    return platform.device();
  }

  String describe() {
    return platform.name() + ", " + platform.deviceName();
  }

  /**
   * Compiles a program.
   *
   * @param source in OpenCL C
   * @return the program, for {@link #kernel}
   * @throws ClException if it does not compile
   */
  public long program(String source) {
    try (MemoryStack stack = stackPush()) {
      IntBuffer error = stack.mallocInt(1);
      long program = clCreateProgramWithSource(handle, source, error);
      ClException.check("clCreateProgramWithSource", error.get(0));
      frees.push(() -> clReleaseProgram(program));
      ClException.check("clBuildProgram", clBuildProgram(program, device(), "", null, 0));
      return program;
    }
  }

  /**
   * A kernel with arguments of its own. Setting them and enqueuing it is for one thread at a time.
   *
   * @param program where it is in
   * @param name its name there
   * @return the kernel
   * @throws ClException if there is none of this name
   */
  public long kernel(long program, String name) {
    try (MemoryStack stack = stackPush()) {
      IntBuffer error = stack.mallocInt(1);
      long kernel = clCreateKernel(program, name, error);
      ClException.check("clCreateKernel", error.get(0));
      frees.push(() -> clReleaseKernel(kernel));
      return kernel;
    }
  }

  /**
   * Memory of the device.
   *
   * @param bytes how much
   * @return the buffer
   * @throws ClException if there is not so much
   */
  public long buffer(long bytes) {
    try (MemoryStack stack = stackPush()) {
      IntBuffer error = stack.mallocInt(1);
      long buffer = clCreateBuffer(handle, CL_MEM_READ_WRITE, bytes, error);
      ClException.check("clCreateBuffer", error.get(0));
      frees.push(() -> clReleaseMemObject(buffer));
      return buffer;
    }
  }

  @Override
  public void close() {
    while (!frees.isEmpty()) {
      frees.pop().run();
    }
  }
}
