package dev.palisade.processor.glue;

import com.palantir.javapoet.CodeBlock;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.LockRef.Kind;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.glue.GlueModel.ExternalLock;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Turns the external lock of a driver into an expression: fields reached from the driver, or from a
 * type.
 */
final class ExternalLockReader {
  private static final String LOCK = "java.util.concurrent.locks.Lock";

  private final DriverSource source;

  ExternalLockReader(DriverSource source) {
    this.source = source;
  }

  /** The lock as the glue takes it; null if it cannot, and then there is a problem. */
  @Nullable ExternalLock read(LockRef lock) {
    ObjectPath path = lock.object();
    TypeElement root = root(path);
    if (root == null) {
      return problem("the glue reaches a lock through the driver or a static field");
    }
    if (path.fields().isEmpty()) {
      return withoutFields(path, root, lock.kind());
    }
    CodeBlock object = CodeBlock.of("driver");
    TypeMirror type = source.driver.asType();
    TypeElement owner = root;
    for (FieldId id : path.fields()) {
      Optional<VariableElement> field = field(owner, id);
      if (field.isEmpty() || !source.access.reaches(field.get()) || !source.access.names(owner)) {
        return problem("%s is not visible in the package".formatted(id.display()));
      }
      source.signatures.noteUse(field.get());
      object =
          field.get().getModifiers().contains(Modifier.STATIC)
              ? CodeBlock.of("$T.$N", source.signatures.raw(owner), id.name())
              : CodeBlock.of("$L.$N", object, id.name());
      type = source.typeIn(owner, field.get());
      if (type instanceof DeclaredType declared) {
        owner = (TypeElement) declared.asElement();
      }
    }
    return of(object, type, lock.kind());
  }

  private @Nullable TypeElement root(ObjectPath path) {
    if (path.root() == Root.THIS) {
      return source.driver;
    }
    return path.root() == Root.STATIC ? source.findBinary(path.type()) : null;
  }

  private @Nullable ExternalLock withoutFields(ObjectPath path, TypeElement root, Kind kind) {
    if (path.root() == Root.THIS) {
      return of(CodeBlock.of("driver"), root.asType(), kind);
    }
    return source.access.names(root)
        ? new ExternalLock(CodeBlock.of("$T.class", source.signatures.raw(root)), Kind.MONITOR)
        : problem("%s is private".formatted(source.shown(root)));
  }

  private @Nullable ExternalLock of(CodeBlock object, TypeMirror type, Kind kind) {
    TypeElement lock = source.find(LOCK);
    boolean isLock = lock != null && source.types.isAssignable(type, lock.asType());
    return kind == Kind.MONITOR || isLock
        ? new ExternalLock(object, kind)
        : problem("%s is neither a Lock nor a monitor object".formatted(type));
  }

  private Optional<VariableElement> field(TypeElement type, FieldId id) {
    List<VariableElement> fields =
        ElementFilter.fieldsIn(source.elements.getAllMembers(type)).stream()
            .filter(field -> field.getSimpleName().contentEquals(id.name()))
            .toList();
    return fields.stream()
        .filter(field -> source.names.field(field).owner().equals(id.owner()))
        .findFirst();
  }

  private @Nullable ExternalLock problem(String why) {
    source.problem(
        source.driver,
        "the glue of %s cannot take the externalLock: %s. Name a lock that the package can reach"
            .formatted(source.driverName(), why));
    return null;
  }
}
