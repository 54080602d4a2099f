package dev.palisade.cli.bytecode;

import dev.palisade.cli.bytecode.ClassTable.Member;
import dev.palisade.cli.bytecode.HeldFrame.LockChange;
import dev.palisade.processor.element.LockOperations.Operation;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Acquisition;
import dev.palisade.processor.fact.MethodFacts.Acquisition.How;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Call.Dispatch;
import dev.palisade.processor.fact.MethodFacts.Conversion;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodFacts.Kept;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/** One method, or the body of one lambda: what it takes and calls, and what it holds there. */
final class MethodScan {
  private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";

  private final ClassTable classes;
  private final ClassNode type;
  private final MethodNode method;
  private final IntFunction<Place> places;
  private final @Nullable Lambda lambda;
  private final MethodId id;
  private final PathInterpreter interpreter;
  private final Naming naming;
  private final Map<AbstractInsnNode, Place> lines = new HashMap<>();
  private final Map<InvokeDynamicInsnNode, Lambda> made = new HashMap<>();

  MethodScan(
      ClassTable classes,
      ClassNode type,
      MethodNode method,
      IntFunction<Place> places,
      @Nullable Lambda lambda) {
    this.classes = classes;
    this.type = type;
    this.method = method;
    this.places = places;
    this.lambda = lambda;
    this.id = lambda == null ? ClassTable.id(type.name, method.name, method.desc) : lambda.id();
    this.interpreter = new PathInterpreter(classes, this);
    this.naming = new Naming(classes, id, method);
  }

  /** Whether javac made it of a lambda's body. */
  static boolean isLambda(MethodNode method) {
    return method.name.startsWith("lambda$") && (method.access & Opcodes.ACC_SYNTHETIC) != 0;
  }

  /** The lambdas made here; known once there are {@link #facts}. */
  Iterable<Lambda> lambdas() {
    return made.values();
  }

  /** What it does; null if there is nothing to know: no code, or code that nobody can follow. */
  @Nullable MethodFacts facts() {
    if (method.instructions.size() == 0) {
      return null;
    }
    Place first = number();
    Frame<PathValue>[] frames;
    try {
      frames =
          new Analyzer<PathValue>(interpreter) {
            @Override
            protected Frame<PathValue> newFrame(int locals, int stack) {
              return new HeldFrame(MethodScan.this, locals, stack);
            }

            @Override
            protected Frame<PathValue> newFrame(Frame<? extends PathValue> frame) {
              return new HeldFrame(MethodScan.this, frame);
            }
          }.analyze(type.name, method);
    } catch (AnalyzerException | RuntimeException damaged) { // ASM throws what it likes
      return null;
    }
    return record(frames, first);
  }

  /** Gives each instruction its line; returns the first. */
  private Place number() {
    Place first = null;
    Place line = places.apply(0);
    for (AbstractInsnNode each : method.instructions) {
      if (each instanceof LineNumberNode number) {
        line = places.apply(number.line);
        first = first == null ? line : first;
      }
      lines.put(each, line);
    }
    return first == null ? line : first;
  }

  private MethodFacts record(Frame<PathValue>[] frames, Place first) {
    List<Acquisition> acquisitions = new ArrayList<>();
    List<Call> calls = new ArrayList<>();
    List<Kept> kept = new ArrayList<>();
    Held own = monitorOfMethod(first);
    if (own != null) {
      acquisitions.add(new Acquisition(own.lock(), How.BLOCKING, first, List.of(), List.of()));
    }
    AbstractInsnNode[] code = method.instructions.toArray();
    for (int i = 0; i < code.length; i++) {
      if (frames[i] instanceof HeldFrame frame) {
        List<Held> held = with(own, frame.held());
        Acquisition acquisition = acquisition(code[i], frame, held);
        if (acquisition != null) {
          acquisitions.add(acquisition);
        }
        Kept named = naming.of(code[i], frame);
        if (named != null) {
          kept.add(named);
        }
        if (code[i] instanceof MethodInsnNode call && isMore(call)) {
          calls.add(call(call, frame, held));
        }
        Call use = classes.use(code[i], type.name, place(code[i]), held);
        if (use != null) {
          calls.add(use);
        }
      }
    }
    boolean isPrivate =
        (method.access & Opcodes.ACC_PRIVATE) != 0
            || (id.isInitialiser() && ClassTable.isNobodyElses(type));
    return new MethodFacts(
        id,
        first,
        lambda == null ? classes.overridden(type, method) : List.of(),
        isPrivate && lambda == null,
        acquisitions,
        calls,
        List.of(),
        List.of(),
        conversions(),
        kept,
        MethodFacts.Made.NOTHING);
  }

  private @Nullable Held monitorOfMethod(Place first) {
    if ((method.access & Opcodes.ACC_SYNCHRONIZED) == 0) {
      return null;
    }
    String name = ClassTable.binary(type.name);
    ObjectPath object = isStatic() ? ObjectPath.ofType(name) : ObjectPath.self(name);
    return new Held(LockRef.monitor(object), first, true);
  }

  private static List<Held> with(@Nullable Held own, List<Held> held) {
    if (own == null) {
      return held;
    }
    List<Held> all = new ArrayList<>(List.of(own));
    all.addAll(held);
    return all;
  }

  private boolean isStatic() {
    return (method.access & Opcodes.ACC_STATIC) != 0;
  }

  private Place place(AbstractInsnNode instruction) {
    return lines.getOrDefault(instruction, places.apply(0));
  }

  // ---------------------------------------------------------------- locks

  /** What an instruction is about to do to the locks that are held. */
  @Nullable LockChange change(AbstractInsnNode instruction, HeldFrame frame) {
    LockRef lock = lock(instruction, frame);
    if (lock == null) {
      return null;
    }
    LockChange.Kind kind =
        switch (instruction.getOpcode()) {
          case Opcodes.MONITORENTER -> LockChange.Kind.TAKES;
          case Opcodes.MONITOREXIT, Opcodes.PUTFIELD, Opcodes.PUTSTATIC -> LockChange.Kind.GIVES;
          default ->
              switch (interpreter.operation((MethodInsnNode) instruction)) {
                case LOCK, READ_LOCK, FENCE_SIGNALED -> LockChange.Kind.TAKES;
                case UNLOCK, UNLOCK_READ -> LockChange.Kind.GIVES;
                default -> LockChange.Kind.TRIES;
              };
        };
    return new LockChange(kind, new Held(lock, place(instruction), true));
  }

  /**
   * The lock that an instruction takes or gives back; null if it does neither, or has no name. That
   * a fence is signaled is held as a lock is, until another is in its field.
   */
  private @Nullable LockRef lock(AbstractInsnNode instruction, HeldFrame frame) {
    int opcode = instruction.getOpcode();
    if (opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT) {
      ObjectPath object = frame.getStack(frame.getStackSize() - 1).object();
      return object == null ? null : LockRef.monitor(object);
    }
    if (opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC) {
      return LockRef.signaled(naming.written((FieldInsnNode) instruction, frame));
    }
    if (!(instruction instanceof MethodInsnNode call) || opcode == Opcodes.INVOKESTATIC) {
      return null;
    }
    Operation operation = interpreter.operation(call);
    PathValue receiver = frame.getStack(frame.getStackSize() - 1 - arguments(call));
    ObjectPath object = receiver.object();
    if (object == null) {
      return null;
    }
    return switch (operation) {
      case READ_LOCK, TRY_READ_LOCK, TRY_READ_LOCK_TIMED, UNLOCK_READ ->
          LockRef.lock(object).in(LockRef.Mode.READ);
      case LOCK, TRY_LOCK, TRY_LOCK_TIMED, UNLOCK ->
          isPermit(call)
              ? new LockRef(object, LockRef.Kind.PERMIT, LockRef.Mode.WRITE)
              : LockRef.lock(object).in(receiver.mode());
      case FENCE_TEST, FENCE_PROOF, FENCE_SIGNALED ->
          object.isOneObject() ? LockRef.signaled(object) : null;
      default -> null;
    };
  }

  private static int arguments(MethodInsnNode call) {
    return Type.getArgumentTypes(call.desc).length;
  }

  private @Nullable Acquisition acquisition(
      AbstractInsnNode instruction, HeldFrame frame, List<Held> held) {
    LockChange change = change(instruction, frame);
    if (change == null
        || change.kind() == LockChange.Kind.GIVES
        || change.held().lock().kind() == LockRef.Kind.SIGNALED) {
      return null;
    }
    How how =
        change.kind() == LockChange.Kind.TAKES
            ? How.BLOCKING
            : arguments((MethodInsnNode) instruction) == 0 ? How.TRY : How.TIMED;
    return new Acquisition(change.held().lock(), how, change.held().place(), held, List.of());
  }

  // ---------------------------------------------------------------- calls

  /** Whether a call does more than to take a lock or to give it back: others may wait for that. */
  private boolean isMore(MethodInsnNode call) {
    Operation operation = interpreter.operation(call);
    return !operation.concernsHeld() || operation.isOfFence() || isPermit(call);
  }

  private boolean isPermit(MethodInsnNode call) {
    return classes.isSubtype(call.owner, "java.util.concurrent.Semaphore");
  }

  private Call call(MethodInsnNode call, HeldFrame frame, List<Held> held) {
    int count = arguments(call);
    int first = frame.getStackSize() - count;
    List<Argument> arguments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      arguments.add(frame.getStack(first + i).known());
    }
    Member callee = classes.method(call.owner, call.name, call.desc);
    return new Call(
        ClassTable.id(callee == null ? call.owner : callee.owner().name, call.name, call.desc),
        dispatch(call, callee),
        call.getOpcode() == Opcodes.INVOKESTATIC
            ? Argument.UNKNOWN
            : frame.getStack(first - 1).known().orOfType(ClassTable.binary(call.owner)),
        arguments,
        place(call),
        held,
        List.of());
  }

  private static Dispatch dispatch(MethodInsnNode call, @Nullable Member callee) {
    boolean exact =
        call.getOpcode() == Opcodes.INVOKESTATIC
            || call.getOpcode() == Opcodes.INVOKESPECIAL
            || (callee != null
                && (callee.is(Opcodes.ACC_FINAL | Opcodes.ACC_PRIVATE)
                    || (callee.owner().access & Opcodes.ACC_FINAL) != 0));
    return exact ? Dispatch.EXACT : Dispatch.VIRTUAL;
  }

  // ---------------------------------------------------------------- names

  /** What is in a local when the method starts. */
  PathValue parameter(int local, Type declared) {
    int word = isStatic() ? local : local - 1;
    if (word < 0) {
      return PathValue.of(ObjectPath.self(ClassTable.binary(type.name)));
    }
    Integer captured = lambda == null ? null : lambda.capturedAt(word);
    if (lambda != null && captured != null) {
      return lambda.inside(captured);
    }
    if (declared.getSort() < Type.ARRAY) {
      return PathValue.UNKNOWN;
    }
    int index = indexOf(word) - (lambda == null ? 0 : lambda.captured().size());
    return PathValue.of(ObjectPath.parameter(index, declared.getClassName()));
  }

  private int indexOf(int word) {
    int next = 0;
    Type[] parameters = Type.getArgumentTypes(method.desc);
    for (int i = 0; i < parameters.length; i++) {
      if (next == word) {
        return i;
      }
      next += parameters[i].getSize();
    }
    throw new IllegalStateException("no parameter starts at word " + word);
  }

  /** What an instruction makes, or the method that it calls. */
  ObjectPath made(AbstractInsnNode at, String owner, String name, String descriptor, Type made) {
    MethodId maker = ClassTable.id(owner, name, descriptor);
    return ObjectPath.any(id.owner()).then(FieldId.made(maker, id, place(at), made.getClassName()));
  }

  /** The code that an instruction makes an object of; null if it does something else. */
  @Nullable Argument lambda(InvokeDynamicInsnNode call, List<? extends PathValue> captured) {
    if (!call.bsm.getOwner().equals(METAFACTORY) || !(call.bsmArgs[1] instanceof Handle code)) {
      return null;
    }
    boolean ofInstance = code.getTag() != Opcodes.H_INVOKESTATIC;
    List<PathValue> all = new ArrayList<>(captured);
    if (code.getName().startsWith("lambda$") && code.getOwner().equals(type.name)) {
      if (ofInstance && !all.isEmpty()) {
        all.remove(0);
      }
      Lambda body = new Lambda(lambdaId(code), code.getName() + code.getDesc(), all);
      made.put(call, body);
      return Argument.of(body.id());
    }
    Member target = classes.method(code.getOwner(), code.getName(), code.getDesc());
    String owner = target == null ? code.getOwner() : target.owner().name;
    ObjectPath bound = ofInstance && !all.isEmpty() ? all.get(0).object() : null;
    return Argument.of(bound, ClassTable.id(owner, code.getName(), code.getDesc()));
  }

  /** {@code m$lambda0} of {@code lambda$m$0}: shown as "lambda in" that method. */
  private MethodId lambdaId(Handle code) {
    String[] parts = code.getName().split("\\$", -1);
    String around = String.join("$", Arrays.asList(parts).subList(1, parts.length - 1));
    return new MethodId(
        ClassTable.binary(type.name),
        around + "$lambda" + parts[parts.length - 1],
        ClassTable.id(type.name, around, code.getDesc()).parameters());
  }

  private List<Conversion> conversions() {
    List<Conversion> all = new ArrayList<>();
    made.forEach(
        (call, body) -> {
          if (call.bsmArgs[0] instanceof Type implemented) {
            String owner = Type.getReturnType(call.desc).getInternalName();
            Member declared = classes.method(owner, call.name, implemented.getDescriptor());
            MethodId id =
                ClassTable.id(
                    declared == null ? owner : declared.owner().name,
                    call.name,
                    implemented.getDescriptor());
            all.add(new Conversion(body.id(), id, place(call)));
          }
        });
    return all;
  }
}
