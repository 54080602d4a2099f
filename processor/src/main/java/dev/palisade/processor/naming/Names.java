package dev.palisade.processor.naming;

import com.sun.source.util.Trees;
import dev.palisade.processor.element.ElementNames;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.naming.Aliases.Alias;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What one compilation's elements are called, each looked up once. */
public final class Names {
  public final ElementNames elements;
  public final Hierarchy hierarchy;
  public final Aliases aliases;
  public final Callees callees;
  private final Map<VariableElement, Field> fields = new HashMap<>();

  /**
   * A field.
   *
   * @param id its name
   * @param owner the type that declares it
   * @param isStatic whether it belongs to the type
   * @param isFinal whether it is assigned once
   * @param alias what it is another name of, or null
   */
  public record Field(
      FieldId id, TypeElement owner, boolean isStatic, boolean isFinal, @Nullable Alias alias) {}

  public Names(Trees trees, Elements elements, Types types, Consumer<ExecutableElement> callees) {
    this.elements = new ElementNames(elements, types);
    this.hierarchy = new Hierarchy(elements, this.elements);
    this.aliases = new Aliases(trees, this.elements, hierarchy);
    this.callees = new Callees(this.elements, new LockOperations(elements, types), callees);
  }

  /** What is to know of a field; null for what looks like one and is not ({@code array.length}). */
  public @Nullable Field field(VariableElement element) {
    Field field = fields.get(element);
    if (field == null && element.getEnclosingElement() instanceof TypeElement owner) {
      boolean isFinal = element.getModifiers().contains(Modifier.FINAL);
      field =
          new Field(
              elements.field(element),
              owner,
              element.getModifiers().contains(Modifier.STATIC),
              isFinal,
              isFinal ? aliases.field(owner, element.getSimpleName().toString()) : null);
      fields.put(element, field);
    }
    return field;
  }

  /** Whether a type is another or inherits from it. */
  public boolean inherits(TypeElement type, TypeElement ancestor) {
    return type.equals(ancestor) || hierarchy.supertypes(type).contains(ancestor);
  }
}
