package dev.palisade.cli.bytecode;

import dev.palisade.processor.element.ElementNames;
import dev.palisade.processor.element.LockOperations;
import dev.palisade.processor.element.LockOperations.Operation;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef.Mode;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Interpreter;

/** Follows objects that have a name through the instructions of a method. */
final class PathInterpreter extends Interpreter<PathValue> {
  private final ClassTable classes;
  private final MethodScan method;

  PathInterpreter(ClassTable classes, MethodScan method) {
    super(Opcodes.ASM9);
    this.classes = classes;
    this.method = method;
  }

  @Override
  public @Nullable PathValue newValue(@Nullable Type type) {
    if (type == null) {
      return PathValue.UNKNOWN;
    }
    return switch (type.getSize()) {
      case 0 -> null;
      case 1 -> PathValue.UNKNOWN;
      default -> PathValue.WIDE;
    };
  }

  @Override
  public PathValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
    return type.getSize() == 2 ? PathValue.WIDE : method.parameter(local, type);
  }

  @Override
  public PathValue newOperation(AbstractInsnNode instruction) {
    if (instruction instanceof FieldInsnNode field) { // GETSTATIC
      FieldId id = classes.field(field.owner, field.name, field.desc);
      return sized(field.desc, PathValue.of(ObjectPath.ofType(id.owner()).then(id)));
    }
    if (instruction instanceof LdcInsnNode constant) {
      if (constant.cst instanceof Type type && type.getSort() == Type.OBJECT) {
        return PathValue.of(ObjectPath.ofType(type.getClassName()));
      }
      return constant.cst instanceof Long || constant.cst instanceof Double
          ? PathValue.WIDE
          : PathValue.UNKNOWN;
    }
    if (instruction instanceof TypeInsnNode made) { // NEW
      Type type = Type.getObjectType(made.desc);
      return ElementNames.isAwaitable(type.getClassName())
          ? PathValue.of(method.made(made, made.desc, "<init>", "()V", type))
          : PathValue.UNKNOWN;
    }
    return switch (instruction.getOpcode()) {
      case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 -> PathValue.WIDE;
      default -> PathValue.UNKNOWN;
    };
  }

  @Override
  public PathValue copyOperation(AbstractInsnNode instruction, PathValue value) {
    return value;
  }

  @Override
  public @Nullable PathValue unaryOperation(AbstractInsnNode instruction, PathValue value) {
    if (instruction instanceof FieldInsnNode field) {
      if (field.getOpcode() == Opcodes.PUTSTATIC) {
        return null;
      }
      ObjectPath object = value.object();
      FieldId id = classes.field(field.owner, field.name, field.desc);
      return sized(
          field.desc,
          PathValue.of((object == null ? ObjectPath.any(id.owner()) : object).then(id)));
    }
    if (instruction instanceof TypeInsnNode type && type.getOpcode() == Opcodes.CHECKCAST) {
      ObjectPath object = value.object();
      return object == null || type.desc.startsWith("[") || object.root() == ObjectPath.Root.STATIC
          ? value
          : new PathValue(1, Argument.of(object.as(ClassTable.binary(type.desc))), value.mode());
    }
    return switch (instruction.getOpcode()) {
      case Opcodes.I2L, Opcodes.I2D, Opcodes.F2L, Opcodes.F2D -> PathValue.WIDE;
      case Opcodes.L2D, Opcodes.D2L, Opcodes.LNEG, Opcodes.DNEG -> PathValue.WIDE;
      default -> PathValue.UNKNOWN;
    };
  }

  @Override
  public @Nullable PathValue binaryOperation(
      AbstractInsnNode instruction, PathValue left, PathValue right) {
    int opcode = instruction.getOpcode();
    boolean compares = opcode >= Opcodes.LCMP && opcode <= Opcodes.DCMPG;
    if (opcode == Opcodes.AALOAD) {
      ObjectPath array = left.object();
      return array == null || array.fields().isEmpty() || !array.objectType().endsWith("[]")
          ? PathValue.UNKNOWN
          : PathValue.of(
              array.element(array.objectType().substring(0, array.objectType().length() - 2)));
    }
    if (opcode == Opcodes.LALOAD || opcode == Opcodes.DALOAD) {
      return PathValue.WIDE;
    }
    return left.size() == 2 && !compares ? PathValue.WIDE : PathValue.UNKNOWN;
  }

  @Override
  public @Nullable PathValue ternaryOperation(
      AbstractInsnNode instruction, PathValue array, PathValue index, PathValue value) {
    return null;
  }

  @Override
  public @Nullable PathValue naryOperation(
      AbstractInsnNode instruction, List<? extends PathValue> values) {
    if (instruction instanceof InvokeDynamicInsnNode lambda) {
      Argument code = method.lambda(lambda, values);
      return code == null ? newValue(Type.getReturnType(lambda.desc)) : PathValue.of(code);
    }
    if (instruction instanceof MethodInsnNode call) {
      return sized(Type.getReturnType(call.desc), result(call, values));
    }
    return PathValue.UNKNOWN;
  }

  private PathValue result(MethodInsnNode call, List<? extends PathValue> values) {
    boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
    Operation operation = isStatic ? Operation.NONE : operation(call);
    if (operation.isView()) {
      PathValue lock = values.get(0);
      return operation == Operation.READ_VIEW ? lock.in(Mode.READ) : lock;
    }
    ObjectPath returned = classes.returned(classes.method(call.owner, call.name, call.desc));
    ObjectPath object = isStatic ? null : values.get(0).object();
    if (returned != null && returned.root() == Root.STATIC) {
      return PathValue.of(returned);
    }
    if (returned != null && object != null) {
      return PathValue.of(object.append(returned.fields()));
    }
    Type type = Type.getReturnType(call.desc);
    return ElementNames.isAwaitable(type.getClassName())
        ? PathValue.of(method.made(call, call.owner, call.name, call.desc, type))
        : ofType(type);
  }

  /** An object that a method returns: of the application's types something is known. */
  private PathValue ofType(Type type) {
    return type.getSort() != Type.OBJECT || type.getInternalName().startsWith("java/")
        ? PathValue.UNKNOWN
        : PathValue.of(ObjectPath.any(type.getClassName()));
  }

  /** What a call does to the lock it is on. */
  Operation operation(MethodInsnNode call) {
    return LockOperations.of(
        call.name,
        Type.getArgumentTypes(call.desc).length,
        type -> classes.isSubtype(call.owner, type));
  }

  private @Nullable PathValue sized(Type type, PathValue value) {
    return type.getSize() == 1 && type.getSort() >= Type.ARRAY ? value : newValue(type);
  }

  private PathValue sized(String descriptor, PathValue value) {
    PathValue sized = sized(Type.getType(descriptor), value);
    return sized == null ? PathValue.UNKNOWN : sized;
  }

  @Override
  public void returnOperation(AbstractInsnNode instruction, PathValue value, PathValue expected) {}

  /** Two ways meet: what is not the same on both has no name. */
  @Override
  public PathValue merge(PathValue one, PathValue other) {
    if (one.equals(other)) {
      return one;
    }
    return one.size() == 2 && other.size() == 2 ? PathValue.WIDE : PathValue.UNKNOWN;
  }
}
