package dev.palisade.processor.naming;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A method that the compiler has not resolved yet, or has thrown away since: what its names mean is
 * found by the names alone.
 *
 * <p>That is enough to follow locks, which are fields, parameters and locals of declared types. Of
 * overloads with as many parameters the one is taken whose types fit; where that leaves two, or a
 * type cannot be found, nothing is known.
 */
public final class UnattributedSource extends SourceFile {
  private final ScopedNames scoped;
  private final TypeElement type;
  private final IdentityHashMap<Tree, MethodInvocationTree> calls = new IdentityHashMap<>();
  private final IdentityHashMap<Tree, VariableElement> declared = new IdentityHashMap<>();
  private final Map<String, VariableElement> locals = new HashMap<>();

  /** The names of one method of a type. */
  public UnattributedSource(
      CompilationUnitTree unit,
      Trees trees,
      ScopedNames scoped,
      ExecutableElement method,
      MethodTree tree) {
    super(unit, trees, TreeAnchor::at);
    this.scoped = scoped;
    this.type = scoped.type();
    List<? extends VariableElement> parameters = method.getParameters();
    for (int i = 0; i < parameters.size() && i < tree.getParameters().size(); i++) {
      VariableTree parameter = tree.getParameters().get(i);
      declare(parameter, parameters.get(i));
    }
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitVariable(VariableTree local, @Nullable Void p) {
        TypeMirror type = scoped.mirror(local.getType());
        // Of var there is none yet, or by now one that the compiler has put there.
        TypeMirror inferred =
            type.getKind() == TypeKind.NONE && local.getInitializer() != null
                ? type(local.getInitializer())
                : null;
        declare(
            local,
            new UnresolvedVariable(
                local.getName(),
                inferred == null ? type : inferred,
                ElementKind.LOCAL_VARIABLE,
                method));
        return super.visitVariable(local, null);
      }

      @Override
      public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void p) {
        calls.put(call.getMethodSelect(), call);
        return super.visitMethodInvocation(call, null);
      }
    }.scan(tree.getBody(), null);
  }

  private void declare(VariableTree tree, VariableElement element) {
    declared.put(tree, element);
    locals.put(tree.getName().toString(), element);
  }

  @Override
  public @Nullable Element element(Tree tree) {
    if (tree instanceof VariableTree) {
      return declared.get(tree);
    }
    if (tree instanceof MethodTree || tree instanceof ClassTree) {
      return super.element(tree);
    }
    MethodInvocationTree call = calls.get(tree);
    if (call != null) {
      return method(call);
    }
    if (tree instanceof NewClassTree creation) {
      TypeElement made = scoped.erased(type(creation));
      return made == null ? null : scoped.method(made, "<init>", types(creation.getArguments()));
    }
    if (tree instanceof MemberReferenceTree reference) {
      TypeElement owner = owner(reference.getQualifierExpression());
      return owner == null ? null : scoped.method(owner, reference.getName() + "", List.of());
    }
    if (tree instanceof IdentifierTree identifier) {
      return named(identifier.getName().toString());
    }
    return tree instanceof MemberSelectTree select ? member(select) : null;
  }

  private @Nullable Element named(String name) {
    if (name.equals("this") || name.equals("super")) {
      return self(name);
    }
    VariableElement local = locals.get(name);
    Element field = local != null ? local : scoped.field(name);
    return field != null ? field : scoped.type(name);
  }

  private VariableElement self(String name) {
    return new UnresolvedVariable(scoped.name(name), type.asType(), ElementKind.FIELD, type);
  }

  private @Nullable Element member(MemberSelectTree select) {
    String name = select.getIdentifier().toString();
    switch (name) {
      case "this", "super", "class" -> {
        return self(name);
      }
      default -> {
        TypeElement owner = owner(select.getExpression());
        return owner == null ? scoped.qualified(select.toString()) : scoped.member(owner, name);
      }
    }
  }

  private @Nullable TypeElement owner(ExpressionTree expression) {
    return element(expression) instanceof TypeElement named
        ? named
        : scoped.erased(type(expression));
  }

  private @Nullable ExecutableElement method(MethodInvocationTree call) {
    List<? extends ExpressionTree> given = call.getArguments();
    if (call.getMethodSelect() instanceof MemberSelectTree select) {
      String name = select.getIdentifier().toString();
      TypeElement owner =
          select.getExpression() instanceof IdentifierTree root
                  && root.getName().contentEquals("super")
              ? scoped.erased(type.getSuperclass())
              : owner(select.getExpression());
      return owner == null ? null : scoped.method(owner, name, types(given));
    }
    return call.getMethodSelect() instanceof IdentifierTree identifier
        ? scoped.method(identifier.getName().toString(), types(given))
        : null;
  }

  private List<@Nullable TypeMirror> types(List<? extends ExpressionTree> given) {
    return given.stream().<@Nullable TypeMirror>map(this::type).toList();
  }

  @Override
  public @Nullable TypeMirror type(Tree tree) {
    if (tree instanceof ParenthesizedTree inner) {
      return type(inner.getExpression());
    }
    if (tree instanceof MethodInvocationTree call) {
      ExecutableElement method = method(call);
      return method == null ? null : method.getReturnType();
    }
    if (tree instanceof NewClassTree creation) {
      return scoped.mirror(creation.getIdentifier());
    }
    if (tree instanceof TypeCastTree cast) {
      return scoped.mirror(cast.getType());
    }
    if (tree instanceof ParameterizedTypeTree) {
      return scoped.mirror(tree);
    }
    Element element = element(tree);
    return element instanceof VariableElement || element instanceof TypeElement
        ? element.asType()
        : scoped.mirror(tree);
  }
}
