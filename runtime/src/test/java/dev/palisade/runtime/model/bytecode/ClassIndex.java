package dev.palisade.runtime.model.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

/** Class files of the core and of scenarios, and what they declare. */
final class ClassIndex {
  static final String CORE = "dev/palisade/runtime/";
  static final String SCENARIOS = CORE + "model/scenario/";

  private final ClassLoader source;
  private final Map<String, Declared> classes = new HashMap<>();

  private record Declared(String parent, Map<String, Integer> fields) {}

  /**
   * A field.
   *
   * @param owner the simple binary name of the class that declares it
   * @param access its modifiers
   */
  record Field(String owner, String name, int access) {
    boolean isFinal() {
      return (access & Opcodes.ACC_FINAL) != 0;
    }

    boolean isVolatile() {
      return (access & Opcodes.ACC_VOLATILE) != 0;
    }
  }

  ClassIndex(ClassLoader source) {
    this.source = source;
  }

  static boolean isCore(String internalName) {
    return internalName.startsWith(CORE) && internalName.indexOf('/', CORE.length()) < 0;
  }

  static boolean isOurs(String internalName) {
    return isCore(internalName) || internalName.startsWith(SCENARIOS);
  }

  /** Of {@code a/b/C$D}, {@code C$D}. */
  static String simple(String internalName) {
    return internalName.substring(internalName.lastIndexOf('/') + 1);
  }

  /** The classes of the core. */
  List<String> core() {
    URL one = source.getResource(CORE + "Fence.class");
    try (Stream<Path> files = Files.list(Path.of(one.toURI()).getParent())) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".class") && !f.equals("package-info.class"))
          .map(f -> CORE + f.substring(0, f.length() - ".class".length()))
          .sorted()
          .toList();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] bytes(String internalName) {
    try (InputStream in = source.getResourceAsStream(internalName + ".class")) {
      if (in == null) {
        throw new IllegalArgumentException("there is no class " + internalName);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The field that an instruction names, in the class it names or above; null if not ours. */
  Field field(String internalName, String name) {
    for (String c = internalName; isOurs(c); c = declared(c).parent()) {
      Integer access = declared(c).fields().get(name);
      if (access != null) {
        return new Field(simple(c), name, access);
      }
    }
    return null;
  }

  private Declared declared(String internalName) {
    Declared known = classes.get(internalName);
    if (known == null) {
      known = read(internalName);
      classes.put(internalName, known);
    }
    return known;
  }

  private Declared read(String internalName) {
    ClassReader reader = new ClassReader(bytes(internalName));
    Map<String, Integer> fields = new HashMap<>();
    ClassVisitor collect =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public FieldVisitor visitField(int access, String name, String d, String s, Object v) {
            fields.put(name, access);
            return null;
          }
        };
    reader.accept(collect, ClassReader.SKIP_CODE);
    return new Declared(reader.getSuperName(), fields);
  }
}
