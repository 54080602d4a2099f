package dev.palisade.cli.bytecode;

import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts.Held;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/** A frame that also knows which locks are held, oldest first. */
final class HeldFrame extends Frame<PathValue> {
  private final MethodScan method;
  private List<Held> held;

  /** Taken by the last instruction, if what it left on the stack is true. */
  private @Nullable Held tried;

  /** The same while the branch on it is taken apart; no frame starts with it. */
  private @Nullable Held tested;

  HeldFrame(MethodScan method, int locals, int stack) {
    super(locals, stack);
    this.method = method;
    this.held = List.of();
  }

  HeldFrame(MethodScan method, Frame<? extends PathValue> other) {
    super(other);
    this.method = method;
    this.held = List.of();
    init(other); // again: what the superclass has set of this class is gone by now
  }

  List<Held> held() {
    return held;
  }

  @Override
  public Frame<PathValue> init(Frame<? extends PathValue> other) {
    super.init(other);
    if (other instanceof HeldFrame frame) {
      held = frame.held;
      tried = frame.tried;
      tested = null;
    }
    return this;
  }

  @Override
  public void execute(AbstractInsnNode instruction, Interpreter<PathValue> interpreter)
      throws AnalyzerException {
    boolean tests =
        instruction.getOpcode() == Opcodes.IFEQ || instruction.getOpcode() == Opcodes.IFNE;
    if (tests) {
      tested = tried;
    } else if (tried != null) {
      take(new Held(tried.lock(), tried.place(), false)); // kept for later, by somebody who knows
    }
    tried = null;
    LockChange change = method.change(instruction, this);
    super.execute(instruction, interpreter);
    if (change != null) {
      apply(change);
    }
  }

  private void apply(LockChange change) {
    switch (change.kind()) {
      case TAKES -> take(change.held());
      case TRIES -> tried = change.held();
      case GIVES -> give(change.held().lock());
    }
  }

  /** What an instruction does to the locks. */
  record LockChange(Kind kind, Held held) {
    enum Kind {
      TAKES,
      TRIES,
      GIVES
    }
  }

  /** A branch on what a try gave: the lock is held where it is true. */
  @Override
  public void initJumpTarget(int opcode, @Nullable LabelNode target) {
    Held lock = tested;
    if (lock != null) {
      boolean isTrue = (opcode == Opcodes.IFNE) == (target != null);
      held = without(lock);
      if (isTrue) {
        take(lock);
      }
    }
  }

  private List<Held> without(Held lock) {
    return held.stream().filter(each -> !each.equals(lock)).toList();
  }

  private void take(Held lock) {
    List<Held> all = new ArrayList<>(without(lock));
    all.add(lock);
    held = all;
  }

  private void give(LockRef lock) {
    List<Held> all = new ArrayList<>(held);
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).lock().equals(lock)) {
        all.remove(i);
        break;
      }
    }
    held = all;
  }

  /** What is held on one of two ways only is not held for certain. */
  @Override
  public boolean merge(Frame<? extends PathValue> other, Interpreter<PathValue> interpreter)
      throws AnalyzerException {
    boolean changed = super.merge(other, interpreter);
    List<Held> merged = new ArrayList<>();
    List<Held> theirs = other instanceof HeldFrame frame ? frame.held : List.of();
    held.forEach(each -> merged.add(both(each, theirs)));
    theirs.stream()
        .filter(each -> held.stream().noneMatch(own -> isSame(own, each)))
        .forEach(each -> merged.add(new Held(each.lock(), each.place(), false)));
    changed |= !merged.equals(held);
    held = merged;
    return changed;
  }

  private static Held both(Held own, List<Held> theirs) {
    boolean always =
        own.always() && theirs.stream().anyMatch(each -> isSame(own, each) && each.always());
    return always == own.always() ? own : new Held(own.lock(), own.place(), always);
  }

  private static boolean isSame(Held one, Held other) {
    return one.lock().equals(other.lock()) && one.place().equals(other.place());
  }
}
