package dev.palisade.examples.uring;

import static org.lwjgl.system.MemoryUtil.NULL;
import static org.lwjgl.system.MemoryUtil.memAddress;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.linux.DynamicLinkLoader;
import org.lwjgl.system.linux.UNISTD;

/** A pipe whose read end the kernel's ring can be given: java.nio does not tell its number. */
final class Pipe implements AutoCloseable {
  final int readEnd;
  private final int writeEnd;

  Pipe() throws IOException {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer ends = stack.mallocInt(2);
      long self = DynamicLinkLoader.dlopen((ByteBuffer) null, DynamicLinkLoader.RTLD_LAZY);
      long pipe = DynamicLinkLoader.dlsym(self, "pipe");
      if (pipe == NULL || JNI.invokePI(memAddress(ends), pipe) != 0) {
        throw new IOException("no pipe");
      }
      readEnd = ends.get(0);
      writeEnd = ends.get(1);
    }
  }

  ReadRequest request() {
    return new ReadRequest(readEnd, ByteBuffer.allocateDirect(100), 0);
  }

  void write(String text) throws IOException {
    try (OutputStream out = Files.newOutputStream(Path.of("/proc/self/fd/" + writeEnd))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    UNISTD.close(null, readEnd);
    UNISTD.close(null, writeEnd);
  }
}
