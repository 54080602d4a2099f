package dev.palisade.examples.opencl.job;

import static org.lwjgl.opencl.CL10.clEnqueueNDRangeKernel;
import static org.lwjgl.opencl.CL10.clEnqueueReadBuffer;
import static org.lwjgl.opencl.CL10.clSetKernelArg1i;
import static org.lwjgl.opencl.CL10.clSetKernelArg1p;

import dev.palisade.examples.opencl.ClContext;
import dev.palisade.examples.opencl.Command;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.lwjgl.BufferUtils;
import org.lwjgl.PointerBuffer;

/** The commands that make an image, strip by strip, in the memory of a device. */
final class Kernels {
  private final ClContext context;
  private final ImageSize size;
  private final long program;
  private final long field;
  private final long pixels;

  Kernels(ClContext context, ImageSize size) throws IOException {
    this.context = context;
    this.size = size;
    program = context.program(source());
    field = context.buffer(4L * size.width() * size.height());
    pixels = context.buffer(4L * size.width() * size.height());
  }

  private static String source() throws IOException {
    try (InputStream in = Kernels.class.getResourceAsStream("image.cl")) {
      if (in == null) {
        throw new IOException("the kernels are not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What the pixels of a strip are. */
  Command trace(int strip) {
    long kernel = context.kernel(program, "trace");
    clSetKernelArg1p(kernel, 0, field);
    clSetKernelArg1i(kernel, 1, size.width());
    clSetKernelArg1i(kernel, 2, size.height());
    clSetKernelArg1i(kernel, 3, size.firstRow(strip));
    return overStrip(kernel);
  }

  /** How they look; needs the pixels of this strip and of those beside it. */
  Command shade(int strip) {
    long kernel = context.kernel(program, "shade");
    clSetKernelArg1p(kernel, 0, field);
    clSetKernelArg1p(kernel, 1, pixels);
    clSetKernelArg1i(kernel, 2, size.width());
    clSetKernelArg1i(kernel, 3, size.height());
    clSetKernelArg1i(kernel, 4, size.firstRow(strip));
    return overStrip(kernel);
  }

  private Command overStrip(long kernel) {
    PointerBuffer pixels = BufferUtils.createPointerBuffer(2);
    pixels.put(0, size.width()).put(1, size.stripRows());
    return (queue, after, event) ->
        clEnqueueNDRangeKernel(queue, kernel, 2, null, pixels, null, after, event);
  }

  /** Brings a shaded strip to its place in the image. */
  Command read(int strip, ByteBuffer image) {
    int from = 4 * size.width() * size.firstRow(strip);
    ByteBuffer into = image.slice(from, 4 * size.width() * size.stripRows());
    return (queue, after, event) ->
        clEnqueueReadBuffer(queue, pixels, false, from, into, after, event);
  }
}
