package dev.palisade.processor.naming;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Simple names of what bodies are searched for, from all sources before any of them is analysed and
 * from classes in bodies when those are reached: most names in most programs are none of them, and
 * are passed over without being looked up.
 */
public final class SourceIndex {
  private final Set<Name> guarded = new HashSet<>();
  private final Set<Name> initialised = new HashSet<>();
  private final Set<Name> types = new HashSet<>();

  /** Adds a source file, or a class in a body, of which the file shows nothing. */
  public void add(Tree tree) {
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitClass(ClassTree type, @Nullable Void p) {
        types.add(type.getSimpleName());
        for (Tree member : type.getMembers()) {
          if (isRunFirst(type, member)) {
            initialised.add(type.getSimpleName());
          }
        }
        return super.visitClass(type, null);
      }

      @Override
      public @Nullable Void visitVariable(VariableTree field, @Nullable Void p) {
        for (AnnotationTree annotation : field.getModifiers().getAnnotations()) {
          if (isGuard(annotation.getAnnotationType())) {
            guarded.add(field.getName());
          }
        }
        return null;
      }

      @Override
      public @Nullable Void visitMethod(MethodTree method, @Nullable Void p) {
        return null;
      }
    }.scan(tree, null);
  }

  /** Whether a member does something when the class is initialised. */
  private static boolean isRunFirst(ClassTree type, Tree member) {
    if (member instanceof BlockTree block) {
      return block.isStatic();
    }
    return member instanceof VariableTree field
        && (type.getKind() == Tree.Kind.INTERFACE
            || field.getModifiers().getFlags().contains(Modifier.STATIC))
        && field.getInitializer() != null
        && !(field.getInitializer() instanceof LiteralTree)
        && !(field.getInitializer() instanceof NewClassTree constant
            && type.getKind() == Tree.Kind.ENUM
            && constant.getArguments().isEmpty()
            && constant.getClassBody() == null);
  }

  private static boolean isGuard(Tree type) {
    Name name = SourceFile.name(type);
    return name != null
        && (name.contentEquals("GuardedBy") || name.contentEquals("PublishedBySignal"));
  }

  /** Adds a class that is compiled already, whose fields one in the sources inherits. */
  public void inherit(TypeElement above) {
    for (Element member : above.getEnclosedElements()) {
      if (member.getKind() == ElementKind.FIELD && !member.getAnnotationMirrors().isEmpty()) {
        guarded.add(member.getSimpleName());
      }
    }
  }

  /** Whether there may be a class of this name in the sources. */
  public boolean declares(Name type) {
    return types.contains(type);
  }

  /** Whether a field of this name is guarded by a lock, or published by a signal. */
  public boolean isGuarded(Name field) {
    return guarded.contains(field);
  }

  /** Whether a class of this name has something to do when it is initialised. */
  public boolean isInitialised(@Nullable Name type) {
    return type != null && initialised.contains(type);
  }
}
