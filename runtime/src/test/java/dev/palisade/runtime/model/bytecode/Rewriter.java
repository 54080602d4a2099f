package dev.palisade.runtime.model.bytecode;

import dev.palisade.runtime.model.Mode;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Sends every access to shared memory to the {@link Oracle}: calls of {@code VarHandle}, and
 * instance fields that are not final. What waits, wakes or looks at the clock goes to the oracle,
 * too, and it is told of what is made. Nothing else changes.
 */
final class Rewriter extends ClassVisitor {
  /** Touched by one thread only, so no memory: see {@link Stage}. */
  private static final Set<String> CONFINED = Set.of("ThreadContext", "GracePeriod$Backoff");

  private static final Set<String> STUBBED =
      Set.of(
          "java/util/concurrent/locks/LockSupport.park",
          "java/util/concurrent/locks/LockSupport.parkNanos",
          "java/util/concurrent/locks/LockSupport.unpark",
          "java/lang/Thread.onSpinWait",
          "java/lang/Thread.yield",
          "java/lang/Thread.interrupted",
          "java/lang/System.nanoTime");

  private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";
  private static final String ORACLE = Type.getInternalName(Oracle.class);

  private static final String MADE = "(Ljava/lang/Object;)V";

  private static final Handle BOOTSTRAP =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          ORACLE,
          "bootstrap",
          Oracle.BOOTSTRAP.toMethodDescriptorString(),
          false);

  private final ClassIndex index;
  private final CallSites calls;
  private final String name;

  /**
   * The parent if it is none of ours: then the constructors here are the first to see an object.
   */
  private String foreignParent = "";

  private Rewriter(String name, ClassIndex index, CallSites calls, ClassVisitor next) {
    super(Opcodes.ASM9, next);
    this.name = ClassIndex.simple(name);
    this.index = index;
    this.calls = calls;
  }

  static byte[] rewrite(String internalName, ClassIndex index, CallSites calls) {
    ClassReader reader = new ClassReader(index.bytes(internalName));
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new Rewriter(internalName, index, calls, writer), 0);
    return writer.toByteArray();
  }

  /** Whether an access to this field, of an object, is one to shared memory. */
  static boolean isShared(ClassIndex.Field field) {
    return field != null
        && !field.isFinal()
        && !CONFINED.contains(field.owner())
        && !field.owner().startsWith("Events$");
  }

  @Override
  public void visit(int version, int access, String n, String s, String parent, String[] i) {
    foreignParent = ClassIndex.isOurs(parent) ? "" : parent;
    super.visit(version, access, n, s, parent, i);
  }

  @Override
  public MethodVisitor visitMethod(int access, String method, String d, String s, String[] e) {
    MethodVisitor next = super.visitMethod(access, method, d, s, e);
    return new MethodVisitor(Opcodes.ASM9, next) {
      private int line;

      /** The handle that was loaded last, for the reader. */
      private String handle = "";

      @Override
      public void visitLineNumber(int number, Label start) {
        line = number;
        super.visitLineNumber(number, start);
      }

      @Override
      public void visitFieldInsn(int opcode, String owner, String field, String type) {
        ClassIndex.Field target = index.field(owner, field);
        boolean get = opcode == Opcodes.GETFIELD;
        if (!isShared(target) || !get && opcode != Opcodes.PUTFIELD) {
          if (type.equals("L" + VAR_HANDLE + ";")) {
            handle = ClassIndex.simple(owner) + "." + field;
          }
          super.visitFieldInsn(opcode, owner, field, type);
          return;
        }
        String operation = get ? Access.GET_FIELD : Access.PUT_FIELD;
        Mode mode = target.isVolatile() ? Mode.VOLATILE : Mode.PLAIN;
        String object = "(L" + owner + ";";
        ask(
            operation,
            get ? object + ")" + type : object + type + ")V",
            target.owner() + "." + field,
            mode);
      }

      @Override
      public void visitMethodInsn(int opcode, String owner, String called, String type, boolean i) {
        if (owner.equals(VAR_HANDLE) && Oracle.isAccess(called)) {
          boolean fence = opcode == Opcodes.INVOKESTATIC;
          String with = fence ? type : "(L" + VAR_HANDLE + ";" + type.substring(1);
          ask(called, with, fence ? "" : handle, Access.mode(called));
        } else if (STUBBED.contains(owner + "." + called)) {
          super.visitMethodInsn(opcode, ORACLE, called, type, false);
        } else {
          calls.add(name, method, called, line);
          super.visitMethodInsn(opcode, owner, called, type, i);
          if (method.equals("<init>") && called.equals("<init>") && owner.equals(foreignParent)) {
            super.visitVarInsn(Opcodes.ALOAD, 0);
            super.visitMethodInsn(Opcodes.INVOKESTATIC, ORACLE, "made", MADE, false);
          }
        }
      }

      @Override
      public void visitTypeInsn(int opcode, String type) {
        super.visitTypeInsn(opcode, type);
        noteArray(opcode == Opcodes.ANEWARRAY);
      }

      @Override
      public void visitIntInsn(int opcode, int operand) {
        super.visitIntInsn(opcode, operand);
        noteArray(opcode == Opcodes.NEWARRAY);
      }

      private void noteArray(boolean isMade) {
        if (isMade) {
          super.visitInsn(Opcodes.DUP);
          super.visitMethodInsn(Opcodes.INVOKESTATIC, ORACLE, "made", MADE, false);
        }
      }

      private void ask(String operation, String type, String member, Mode mode) {
        calls.add(name, method, operation, line);
        calls.add(new Access(name, method, operation, member, mode));
        super.visitInvokeDynamicInsn(operation, type, BOOTSTRAP, name, method, member, mode.name());
      }
    };
  }
}
