package dev.palisade.cli.bytecode;

import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Call.Dispatch;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.Place;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The classes of an application and of the running JDK, by internal name: what inherits from what,
 * and which class declares a member that an instruction names.
 */
final class ClassTable {
  private static final String OBJECT = "java/lang/Object";

  private final Map<String, byte[]> files;
  private final Map<String, Optional<ClassNode>> read = new HashMap<>();
  private final Map<String, List<ClassNode>> supertypes = new HashMap<>();

  /** A method and the class that declares it. */
  record Member(ClassNode owner, MethodNode method) {
    boolean is(int access) {
      return (method.access & access) != 0;
    }
  }

  ClassTable(Map<String, byte[]> files) {
    this.files = files;
  }

  /** A class; null if nobody has it. */
  @Nullable ClassNode find(String name) {
    return read.computeIfAbsent(name, this::load).orElse(null);
  }

  private Optional<ClassNode> load(String name) {
    byte[] file = files.get(name);
    try {
      if (file != null) {
        return Optional.of(node(new ClassReader(file), ClassReader.SKIP_FRAMES));
      }
      ClassLoader jdk = ClassLoader.getPlatformClassLoader();
      try (InputStream in = jdk.getResourceAsStream(name + ".class")) {
        return in == null
            ? Optional.empty()
            : Optional.of(node(new ClassReader(in), ClassReader.SKIP_CODE));
      }
    } catch (IOException | RuntimeException damaged) { // ASM throws what it likes
      return Optional.empty();
    }
  }

  private static ClassNode node(ClassReader reader, int skipped) {
    ClassNode node = new ClassNode();
    reader.accept(node, skipped);
    return node;
  }

  /** All supertypes, nearest first, without {@code Object}. */
  List<ClassNode> supertypes(String name) {
    List<ClassNode> known = supertypes.get(name);
    if (known == null) {
      supertypes.put(name, List.of()); // should it inherit from itself
      Map<String, ClassNode> all = new LinkedHashMap<>();
      collect(find(name), all);
      known = List.copyOf(all.values());
      supertypes.put(name, known);
    }
    return known;
  }

  private void collect(@Nullable ClassNode type, Map<String, ClassNode> all) {
    if (type == null) {
      return;
    }
    List<String> above = new ArrayList<>(type.interfaces);
    if (type.superName != null && !type.superName.equals(OBJECT)) {
      above.add(0, type.superName);
    }
    for (String each : above) {
      ClassNode node = find(each);
      if (node != null && all.putIfAbsent(each, node) == null) {
        collect(node, all);
      }
    }
  }

  /** Whether a class is that type, by binary name, or a subtype. */
  boolean isSubtype(String name, String type) {
    return binary(name).equals(type)
        || supertypes(name).stream().anyMatch(each -> binary(each.name).equals(type));
  }

  /** The use of a static field of another class, which may initialise it; else null. */
  @Nullable Call use(AbstractInsnNode instruction, String user, Place place, List<Held> held) {
    int opcode = instruction.getOpcode();
    if ((opcode != Opcodes.GETSTATIC && opcode != Opcodes.PUTSTATIC)
        || !(instruction instanceof FieldInsnNode field)
        || (user + "$").startsWith(field.owner + "$")) {
      return null;
    }
    ClassNode type = find(field.owner);
    return type != null && type.methods.stream().anyMatch(each -> each.name.equals("<clinit>"))
        ? new Call(
            MethodId.initialiser(binary(field.owner)),
            Dispatch.EXACT,
            Argument.UNKNOWN,
            List.of(),
            place,
            held,
            List.of())
        : null;
  }

  /** Whether only code of the class around a type can use it first. */
  static boolean isNobodyElses(ClassNode type) {
    for (InnerClassNode inner : type.innerClasses) {
      boolean isHidden = inner.outerName == null || (inner.access & Opcodes.ACC_PRIVATE) != 0;
      if (isHidden && (type.name + "$").startsWith(inner.name + "$")) {
        return true;
      }
    }
    return false;
  }

  /** The method that an instruction names; null if its class is not known. */
  @Nullable Member method(String owner, String name, String descriptor) {
    for (ClassNode each : lineage(owner)) {
      for (MethodNode method : each.methods) {
        if (method.name.equals(name) && method.desc.equals(descriptor)) {
          return new Member(each, method);
        }
      }
    }
    return null;
  }

  private List<ClassNode> lineage(String owner) {
    List<ClassNode> lineage = new ArrayList<>();
    ClassNode own = find(owner);
    if (own != null) {
      lineage.add(own);
      lineage.addAll(supertypes(owner));
      ClassNode object = find(OBJECT);
      if (object != null && own != object) {
        lineage.add(object);
      }
    }
    return lineage;
  }

  /** The methods that a method of a class overrides or implements. */
  List<MethodId> overridden(ClassNode type, MethodNode method) {
    if (method.name.startsWith("<")
        || (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) != 0) {
      return List.of();
    }
    List<MethodId> all = new ArrayList<>();
    for (ClassNode above : supertypes(type.name)) {
      for (MethodNode each : above.methods) {
        if (each.name.equals(method.name)
            && each.desc.equals(method.desc)
            && (each.access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0) {
          all.add(id(above.name, each.name, each.desc));
        }
      }
    }
    return all;
  }

  /** The field that an instruction names, by the class that declares it. */
  FieldId field(String owner, String name, String descriptor) {
    String type = Type.getType(descriptor).getClassName();
    for (ClassNode each : lineage(owner)) {
      for (FieldNode field : each.fields) {
        if (field.name.equals(name) && field.desc.equals(descriptor)) {
          return new FieldId(binary(each.name), name, type);
        }
      }
    }
    return new FieldId(binary(owner), name, type);
  }

  /**
   * What a method returns that only follows fields, as it names it itself; null if it does anything
   * else.
   */
  @Nullable ObjectPath returned(@Nullable Member getter) {
    if (getter == null) {
      return null;
    }
    ObjectPath path = null;
    for (AbstractInsnNode each : getter.method.instructions) {
      int opcode = each.getOpcode();
      if (opcode == Opcodes.ARETURN) {
        return path == null || path.fields().isEmpty() ? null : path;
      } else if (each instanceof VarInsnNode self && self.var == 0 && opcode == Opcodes.ALOAD) {
        path = getter.is(Opcodes.ACC_STATIC) ? null : ObjectPath.self(binary(getter.owner.name));
      } else if (each instanceof FieldInsnNode read) {
        FieldId field = field(read.owner, read.name, read.desc);
        ObjectPath of = opcode == Opcodes.GETSTATIC ? ObjectPath.ofType(field.owner()) : path;
        if (of == null || (opcode != Opcodes.GETSTATIC && opcode != Opcodes.GETFIELD)) {
          return null;
        }
        path = of.then(field);
      } else if (opcode >= 0 && opcode != Opcodes.CHECKCAST) {
        return null;
      }
    }
    return null;
  }

  /** The name of a method. */
  static MethodId id(String owner, String name, String descriptor) {
    String parameters =
        Arrays.stream(Type.getArgumentTypes(descriptor))
            .map(Type::getClassName)
            .collect(Collectors.joining(",", "(", ")"));
    return new MethodId(binary(owner), name, parameters);
  }

  /** {@code pkg.Outer$Inner} of {@code pkg/Outer$Inner}. */
  static String binary(String internal) {
    return internal.replace('/', '.');
  }
}
