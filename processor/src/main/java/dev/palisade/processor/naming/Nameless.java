package dev.palisade.processor.naming;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.flow.Bindings.Value;
import dev.palisade.processor.naming.Callees.Callee;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Names the objects of a method that have no name but that of the place where they are made. */
public final class Nameless {
  private final SourceFile source;
  private final Names names;
  private final MethodId method;

  Nameless(SourceFile source, Names names, MethodId method) {
    this.source = source;
    this.names = names;
    this.method = method;
  }

  /** A new object: some task of the sources; one of the JDK's, where somebody may share it. */
  @Nullable Value made(NewClassTree tree) {
    if (!(source.element(tree) instanceof ExecutableElement constructor)) {
      return null;
    }
    MethodId id = names.callees.of(constructor).id();
    String type = id.owner();
    if (!type.startsWith("java.")) {
      return constructor.getEnclosingElement() instanceof TypeElement made
              && names.hierarchy.isTask(made)
          ? Value.of(ObjectPath.any(type))
          : null;
    }
    return type.startsWith("java.util.")
            || type.equals("java.lang.Object")
            || type.equals("java.lang.Thread")
        ? anew(FieldId.made(id, method, source.start(tree), type))
        : null;
  }

  /** A driver's fence that has no name but that of the place where a variable gets it. */
  public @Nullable Value fence(TypeMirror type, Place at) {
    return names.isDriverFence(type) ? chosen(type, at) : null;
  }

  /** One of several objects, which conditions choose at a place. */
  public Value chosen(TypeMirror type, Place at) {
    return anew(FieldId.made(method, method, at, names.elements.type(type)));
  }

  /** An array of what is followed. */
  @Nullable Value array(ExpressionTree made) {
    TypeMirror type = source.type(made);
    return type != null && names.hierarchy.holdsFollowed(type)
        ? Value.of(array(type, source.start(made)))
        : null;
  }

  /** An array that is made at a place. */
  public ObjectPath array(TypeMirror type, Place at) {
    String name = names.elements.type(type);
    FieldId made = FieldId.made(new MethodId(name, "<init>", "()"), method, at, name);
    return ObjectPath.any(made.owner()).then(made);
  }

  /** What has this name and no other. */
  static Value anew(FieldId name) {
    return Value.of(ObjectPath.any(name.owner()).then(name));
  }

  /** What a call returns, if somebody may wait for it. */
  @Nullable Value result(MethodInvocationTree call, Callee callee) {
    if (!callee.makes()) {
      return null;
    }
    String type = names.elements.type(callee.element().getReturnType());
    return anew(FieldId.made(callee.id(), method, source.call(call), type));
  }

  /** What the method returns, for its callers. */
  public ObjectPath result(TypeMirror type) {
    FieldId result = FieldId.result(method, names.elements.type(type));
    return ObjectPath.any(result.owner()).then(result);
  }

  /** An element of a collection that has no name but that of the variable it is in. */
  @Nullable Value ofLocal(ExpressionTree container, TypeMirror type) {
    if (!(container instanceof IdentifierTree variable)) {
      return null;
    }
    String name = variable.getName().toString() + FieldId.NAMELESS + method.name();
    return anew(FieldId.element(method.owner(), name, names.elements.type(type)));
  }
}
