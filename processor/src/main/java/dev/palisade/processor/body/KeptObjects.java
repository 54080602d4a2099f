package dev.palisade.processor.body;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import dev.palisade.processor.element.JdkCollections;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Kept;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.flow.Bindings;
import dev.palisade.processor.flow.Bindings.Value;
import dev.palisade.processor.flow.Choices;
import dev.palisade.processor.flow.Constants;
import dev.palisade.processor.flow.FlowState;
import dev.palisade.processor.naming.Names;
import dev.palisade.processor.naming.ObjectPaths;
import dev.palisade.processor.naming.SourceFile;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Records where code, and objects that others may wait for, get more names: in fields, as results;
 * and what is passed that decides conditions.
 */
record KeptObjects(
    SourceFile source, Names names, ObjectPaths paths, Choices choices, Recording recording) {

  /** A variable has been assigned; locals are followed anyway. */
  void assigned(ExpressionTree target, ExpressionTree object, @Nullable FlowState now) {
    if (target instanceof ArrayAccessTree
        || (source.element(target) instanceof VariableElement field && field.getKind().isField())) {
      keep(object, source.type(target), now, known -> paths.value(target, known));
    }
  }

  /** A field has been initialised. */
  void initialized(VariableElement field, ExpressionTree object, @Nullable FlowState now) {
    keep(object, field.asType(), now, known -> paths.own(field));
  }

  /** The method returns something, or nothing. */
  void returned(@Nullable ExpressionTree object, @Nullable FlowState now) {
    TypeMirror type = object == null ? null : source.type(object);
    if (object != null && type != null) {
      keep(object, type, now, known -> Value.of(paths.nameless.result(type)));
    }
  }

  private void keep(
      ExpressionTree object,
      @Nullable TypeMirror type,
      @Nullable FlowState now,
      Function<Bindings, @Nullable Value> name) {
    if (now == null || recording.muted() || type == null) {
      return;
    }
    boolean isFollowed = names.hierarchy.isFollowed(type) || names.hierarchy.holdsFollowed(type);
    if (!isFollowed && !(object instanceof NewClassTree)) {
      return;
    }
    Value value = now.agreed(known -> paths.value(object, known));
    if (value == null) {
      value = chosen(object, type, now);
    }
    Value place = value == null ? null : now.agreed(name);
    // A field that is another name for this object needs none. Of new objects only tasks are code,
    // which have no name but their type.
    if (value != null
        && (isFollowed || (value.object() != null && value.object().fields().isEmpty()))
        && place != null
        && place.object() != null
        && !place.object().fields().isEmpty()) {
      recording.kept(new Kept(value.argument(), place.object()));
    }
  }

  /**
   * Code of which conditions choose one, as if that were in a field; null if it is nothing such.
   */
  @Nullable Value chosen(ExpressionTree object, TypeMirror type, FlowState now) {
    List<ExpressionTree> all =
        names.hierarchy.isFollowed(type) ? choices.of(object) : List.<ExpressionTree>of();
    if (all.size() < 2 || all.stream().noneMatch(each -> isCode(each, now))) {
      return null;
    }
    Value any = paths.nameless.chosen(type, source.start(object));
    all.forEach(each -> keep(each, type, now, known -> any));
    return any;
  }

  private boolean isCode(ExpressionTree object, FlowState now) {
    Value value = now.agreed(known -> paths.value(object, known));
    return value != null && value.code() != null;
  }

  /** An array has been made, perhaps with elements. */
  void made(NewArrayTree tree, @Nullable FlowState now) {
    TypeMirror type = source.type(tree);
    if (type != null && tree.getInitializers() != null) {
      rest(tree.getInitializers(), type, source.start(tree), now);
    }
  }

  /** The array in which a method is passed the rest of its arguments, if it may matter. */
  Argument rest(
      List<? extends ExpressionTree> elements,
      TypeMirror array,
      Place at,
      @Nullable FlowState now) {
    TypeMirror type = JdkCollections.elementOf(array);
    if (type == null || !names.hierarchy.isFollowed(type)) {
      return Argument.UNKNOWN;
    }
    ObjectPath made = paths.nameless.array(array, at);
    ObjectPath element = made.element(names.elements.type(type));
    elements.forEach(each -> keep(each, type, now, known -> Value.of(element)));
    return Argument.of(made);
  }

  // What decides conditions

  /** Whether a variable is a parameter of the method, no number, and has not been assigned. */
  boolean isPassed(@Nullable Element variable) {
    return variable != null
        && (isBoolean(variable) || !variable.asType().getKind().isPrimitive())
        && recording.asks(variable, paths.parameter(variable));
  }

  private static boolean isBoolean(Element variable) {
    return variable.asType().getKind() == TypeKind.BOOLEAN;
  }

  /** A variable is not what was passed any more. */
  void changed(VariableElement variable) {
    if (variable.getKind() == ElementKind.PARAMETER) {
      recording.asks(variable, -1);
    }
  }

  /** What is passed if it is a constant, or what was passed to decide a condition; else null. */
  @Nullable Argument truth(ExpressionTree passed) {
    if (passed instanceof LiteralTree literal) {
      boolean isNumber = literal.getValue() instanceof Number;
      return isNumber ? null : Argument.UNKNOWN.orOfType("" + Constants.truth(passed));
    }
    boolean named = passed instanceof IdentifierTree || passed instanceof MemberSelectTree;
    Element variable = named ? source.element(passed) : null;
    if (variable instanceof VariableElement constant
        && constant.getConstantValue() instanceof Boolean is) {
      return Argument.UNKNOWN.orOfType(is.toString());
    }
    return variable != null && isBoolean(variable) && isPassed(variable)
        ? Argument.of(ObjectPath.parameter(paths.parameter(variable), "boolean"))
        : null;
  }
}
