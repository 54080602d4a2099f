package dev.palisade.examples.syncfile.linux;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.Linker.Option;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The few calls of libc that fences need. What fails, throws with the name and number of its errno;
 * what a signal interrupts, is done again.
 */
public final class Libc {
  private static final int O_RDWR = 2;
  static final int O_CLOEXEC = 0x80000;
  private static final int O_NONBLOCK = 0x800;

  private static final StructLayout STATE = Option.captureStateLayout();
  private static final VarHandle ERRNO = STATE.varHandle(groupElement("errno"));

  private static final MethodHandle OPEN = call("open", true, ADDRESS, JAVA_INT);
  private static final MethodHandle CLOSE = call("close", false, JAVA_INT);
  private static final MethodHandle IOCTL = call("ioctl", true, JAVA_INT, JAVA_LONG, ADDRESS);
  static final MethodHandle EPOLL_CREATE = call("epoll_create1", false, JAVA_INT);
  static final MethodHandle EPOLL_CTL =
      call("epoll_ctl", false, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
  static final MethodHandle EPOLL_WAIT =
      call("epoll_wait", false, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
  private static final MethodHandle EVENTFD = call("eventfd", false, JAVA_INT, JAVA_INT);
  private static final MethodHandle ADD = call("eventfd_write", false, JAVA_INT, JAVA_LONG);

  private Libc() {}

  /** All answer an int. Those that are variadic are so from the third argument on. */
  @SuppressWarnings("restricted") // declared in libc's own headers
  private static MethodHandle call(String name, boolean variadic, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    Option errno = Option.captureCallState("errno");
    Option[] options =
        variadic ? new Option[] {errno, Option.firstVariadicArg(2)} : new Option[] {errno};
    return linker.downcallHandle(
        linker.defaultLookup().find(name).orElseThrow(() -> new UnsatisfiedLinkError(name)),
        FunctionDescriptor.of(JAVA_INT, arguments),
        options);
  }

  /** One call, which puts its errno into the state. */
  interface Call {
    int run(MemorySegment state) throws Throwable;
  }

  static int checked(String name, Call call) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      for (; ; ) {
        int answer = call.run(state);
        if (answer >= 0) {
          return answer;
        }
        int errno = (int) ERRNO.get(state, 0L);
        if (errno != Errno.EINTR) {
          throw new Errno(name, errno);
        }
      }
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(name, e);
    }
  }

  /**
   * Opens a device.
   *
   * @param path its node
   * @return a descriptor, closed on exec
   * @throws IOException if it cannot be opened
   */
  public static int open(String path) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path);
      return checked(
          "open " + path, state -> (int) OPEN.invokeExact(state, name, O_RDWR | O_CLOEXEC));
    }
  }

  /**
   * Closes a descriptor. It is gone even if this throws.
   *
   * @param fd the descriptor
   * @throws IOException if it was none
   */
  public static void close(int fd) throws IOException {
    checked("close", state -> (int) CLOSE.invokeExact(state, fd));
  }

  /**
   * A device's own call.
   *
   * @param name for the exception
   * @param fd the device
   * @param request its number
   * @param argument read and written
   * @return what the device answers
   * @throws IOException if it refuses
   */
  public static int ioctl(String name, int fd, long request, MemorySegment argument)
      throws IOException {
    return checked(name, state -> (int) IOCTL.invokeExact(state, fd, request, argument));
  }

  /**
   * A counter that can be polled, and never blocks.
   *
   * @return its descriptor
   * @throws IOException if there are no more
   */
  public static int eventfd() throws IOException {
    return checked("eventfd", state -> (int) EVENTFD.invokeExact(state, 0, O_CLOEXEC | O_NONBLOCK));
  }

  /**
   * Counts an eventfd up, which makes it readable.
   *
   * @param fd the eventfd
   * @throws IOException if it is none
   */
  public static void count(int fd) throws IOException {
    checked("eventfd_write", state -> (int) ADD.invokeExact(state, fd, 1L));
  }
}
