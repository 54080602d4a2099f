package dev.palisade.examples.eventloops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What the checker says of libraries is about methods that they have. Their class files are read,
 * nothing of them runs.
 */
class StubbedMethodsTest {
  private static final String FOLDER = "dev/palisade/processor/stub";

  /** Of the JDK, whose own test is with the processor, and of loggers, each in several versions. */
  private static final Set<String> OTHERS = Set.of("java.base.stub", "logging.stub");

  static Stream<String> libraries() throws Exception {
    URI one = ClassLoader.getSystemResource(FOLDER + "/java.base.stub").toURI();
    if (!one.getScheme().equals("jar")) {
      return names(Path.of(one).getParent()).stream();
    }
    try (FileSystem jar = FileSystems.newFileSystem(one, Map.of())) {
      return names(jar.getPath(FOLDER)).stream();
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".stub") && !OTHERS.contains(name))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void everyLineIsAboutAMethodOfTheLibrary(String stubs) throws IOException {
    Set<String> unknown = new TreeSet<>();
    ClassNode type = null;
    int lines = 0;
    for (String line : text(FOLDER + "/" + stubs).split("\n")) {
      if (line.startsWith("type ")) {
        type = find(line.substring(5).strip());
      } else if (line.startsWith("  ") && type != null) {
        String method = line.substring(2, line.indexOf(')') + 1); // Blanks are gone in the jar.
        lines++;
        if (!has(type, method)) {
          unknown.add(type.name + "." + method);
        }
      }
    }
    assertTrue(lines > 0, stubs);
    assertEquals(Set.of(), unknown);
  }

  /** Of its own, or inherited: what hands code to threads is the JDK's mostly. */
  private static boolean has(ClassNode type, String method) throws IOException {
    boolean found = type.methods.stream().anyMatch(each -> fits(each, method));
    for (int i = 0; !found && i < type.interfaces.size(); i++) {
      found = has(find(type.interfaces.get(i).replace('/', '.')), method);
    }
    return found;
  }

  private static ClassNode find(String name) throws IOException {
    String file = name.replace('.', '/') + ".class";
    try (InputStream in = ClassLoader.getSystemResourceAsStream(file)) {
      assertTrue(in != null, "no class " + name);
      ClassNode type = new ClassNode();
      new ClassReader(in).accept(type, ClassReader.SKIP_CODE);
      return type;
    }
  }

  private static boolean fits(MethodNode method, String line) {
    String name = line.substring(0, line.indexOf('('));
    String own = method.name.equals("<init>") ? "new" : method.name;
    String parameters = line.substring(line.indexOf('(') + 1, line.indexOf(')'));
    return (method.access & Opcodes.ACC_PRIVATE) == 0
        && (name.equals("*") || name.equals(own))
        && (parameters.equals("..") || parameters.equals(parameters(method)));
  }

  private static String parameters(MethodNode method) {
    return Arrays.stream(Type.getArgumentTypes(method.desc))
        .map(Type::getClassName)
        .map(type -> type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1))
        .collect(Collectors.joining(", "));
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
