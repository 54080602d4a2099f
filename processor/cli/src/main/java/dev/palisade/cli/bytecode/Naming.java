package dev.palisade.cli.bytecode;

import dev.palisade.processor.element.ElementNames;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Kept;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The names that a method gives to code and to objects that somebody may wait for. */
record Naming(ClassTable classes, MethodId id, MethodNode method) {

  /** What an instruction gives one more name; null if nothing. */
  @Nullable Kept of(AbstractInsnNode instruction, HeldFrame frame) {
    int opcode = instruction.getOpcode();
    ObjectPath in;
    if (opcode == Opcodes.ARETURN) {
      String type = Type.getReturnType(method.desc).getClassName();
      in = ObjectPath.any(id.owner()).then(FieldId.result(id, type));
    } else if (opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC) {
      in = written((FieldInsnNode) instruction, frame);
    } else {
      return null;
    }
    Argument what = frame.getStack(frame.getStackSize() - 1).known();
    boolean isFollowed = what.code() != null || ElementNames.isAwaitable(in.objectType());
    return isFollowed && !what.equals(Argument.UNKNOWN) ? new Kept(what, in) : null;
  }

  /** The field that an instruction puts something into. */
  ObjectPath written(FieldInsnNode write, HeldFrame frame) {
    FieldId field = classes.field(write.owner, write.name, write.desc);
    ObjectPath object =
        write.getOpcode() == Opcodes.PUTSTATIC
            ? ObjectPath.ofType(field.owner())
            : frame.getStack(frame.getStackSize() - 2).object();
    return (object == null ? ObjectPath.any(field.owner()) : object).then(field);
  }
}
