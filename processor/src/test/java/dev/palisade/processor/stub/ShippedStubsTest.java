package dev.palisade.processor.stub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.MethodId;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Executable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shipped table is about methods that exist, and about those that everybody uses. */
class ShippedStubsTest {
  /** What the oldest JDK we build on does not have yet. */
  private static final Set<String> NEWER =
      Set.of(
          "java.lang.Thread.join(Duration)",
          "java.lang.ScopedValue",
          "java.lang.ScopedValue$Carrier",
          "java.lang.Thread.startVirtualThread(Runnable)",
          "java.lang.Thread$Builder",
          "java.util.concurrent.ExecutorService.close()",
          "java.util.concurrent.StructuredTaskScope",
          "java.util.concurrent.StructuredTaskScope.joinUntil(..)",
          "java.util.stream.Gatherer",
          "java.util.stream.Gatherers",
          "java.util.stream.Stream.gather(Gatherer)",
          "javax.security.auth.Subject.callAs(..)");

  private static final Path FILES = Path.of("src/main/resources/dev/palisade/processor/stub");

  private static List<String> lines() throws IOException {
    try (InputStream in = Stubs.class.getResourceAsStream("java.base.stub")) {
      assertTrue(in != null, "java.base.stub is not there");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void everyLineIsAboutAMethodOfTheJdk() throws IOException {
    Set<String> unknown = new TreeSet<>();
    Class<?> type = null;
    for (String line : lines()) {
      if (line.startsWith("type ")) {
        type = find(line.substring(5), unknown);
      } else if (line.startsWith("  ") && type != null) {
        String method = line.substring(2, line.indexOf(" :")).strip();
        if (methods(type).noneMatch(m -> fits(m, method))) {
          unknown.add(type.getName() + "." + method);
        }
      }
    }
    unknown.removeAll(NEWER);
    assertEquals(Set.of(), unknown);
  }

  private static Class<?> find(String name, Set<String> unknown) {
    try {
      return Class.forName(name, false, ClassLoader.getPlatformClassLoader());
    } catch (ClassNotFoundException missing) {
      unknown.add(name);
      return null;
    }
  }

  private static Stream<Executable> methods(Class<?> type) {
    return Stream.concat(
        Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()));
  }

  private static boolean fits(Executable method, String line) {
    String name = line.substring(0, line.indexOf('('));
    boolean constructor = method.getName().equals(method.getDeclaringClass().getName());
    boolean named = name.equals(constructor ? "new" : method.getName()) || name.equals("*");
    String parameters = line.substring(line.indexOf('(') + 1, line.indexOf(')'));
    String own =
        Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(", "));
    return named && (parameters.equals("..") || parameters.equals(own));
  }

  /** They are taken apart only when somebody asks. */
  @Test
  void everyFileMakesSenseAndIsAskedAboutItsFirstType() throws Exception {
    Stubs stubs = Stubs.shipped();
    try (Stream<Path> files = Files.list(FILES)) {
      for (Path file : files.sorted().toList()) {
        try (Reader text = Files.newBufferedReader(file)) {
          new Stubs().read(file.getFileName().toString(), text);
        }
        List<String> lines = Files.readAllLines(file);
        String type = lines.stream().filter(line -> line.startsWith("type ")).findFirst().get();
        String method = lines.get(lines.indexOf(type) + 1).strip();
        MethodId first =
            new MethodId(type.substring(5), method.substring(0, method.indexOf('(')), "()");
        assertTrue(stubs.mayKnow(first), first + " of " + file);
      }
    }
  }

  @Test
  void theCommonOnesBlock() {
    Stubs stubs = Stubs.shipped();
    List<String> silent = new ArrayList<>();
    for (String method :
        List.of(
            "java.lang.Thread.sleep(long)",
            "java.lang.Object.wait()",
            "java.lang.Thread.join()",
            "java.lang.Process.waitFor()",
            "java.io.InputStream.read()",
            "java.nio.file.Files.readAllBytes(java.nio.file.Path)",
            "java.nio.channels.FileChannel.force(boolean)",
            "java.net.Socket.connect(java.net.SocketAddress)",
            "java.util.concurrent.Future.get()",
            "java.util.concurrent.BlockingQueue.take()",
            "java.util.concurrent.Semaphore.acquire()",
            "java.util.concurrent.TimeUnit.sleep(long)",
            "java.util.concurrent.locks.LockSupport.park()")) {
      if (!stubs
          .contract(id(method))
          .filter(contract -> contract.effects().contains(Contract.Effect.BLOCKS))
          .isPresent()) {
        silent.add(method);
      }
    }
    assertEquals(List.of(), silent);
  }

  @Test
  void theOnesThatOnlyTryDoNot() {
    Stubs stubs = Stubs.shipped();
    for (String method :
        List.of(
            "java.util.concurrent.Semaphore.tryAcquire()",
            "java.util.concurrent.BlockingQueue.offer(java.lang.Object)",
            "java.util.concurrent.CountDownLatch.countDown()",
            "java.io.ByteArrayOutputStream.write(int)")) {
      assertEquals(Set.of(), stubs.contract(id(method)).orElseThrow().effects(), method);
    }
  }

  private static MethodId id(String method) {
    int open = method.indexOf('(');
    int dot = method.lastIndexOf('.', open);
    return new MethodId(
        method.substring(0, dot), method.substring(dot + 1, open), method.substring(open));
  }
}
