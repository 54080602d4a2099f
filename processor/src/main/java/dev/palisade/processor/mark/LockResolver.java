package dev.palisade.processor.mark;

import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.LockRef.Kind;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.mark.TypeLookup.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Resolves lock references.
 *
 * <p>A reference is a path of names. The first one is {@code this}, a parameter, a field of the
 * enclosing type, of its supertypes or of the types around it, or a type; the rest are fields,
 * {@code class} after a type, or {@code this} after a type around. A bare name is a field before it
 * is a parameter, since that is what a contract nearly always means by it.
 */
public final class LockResolver {
  private static final Set<String> LOCK_TYPES =
      Set.of(
          "java.util.concurrent.locks.Lock",
          "java.util.concurrent.locks.ReadWriteLock",
          "java.util.concurrent.locks.StampedLock",
          "java.util.concurrent.Semaphore");

  /** What became of a lock reference. */
  public sealed interface Resolution {

    /**
     * It names a lock.
     *
     * @param lock the lock, held exclusively
     * @param type of the object
     * @param through the types and fields on the way to it, in order
     */
    record Found(LockRef lock, TypeMirror type, List<Element> through) implements Resolution {
      public Found {
        through = List.copyOf(through);
      }
    }

    /**
     * It does not.
     *
     * @param why one clause that starts with the reference
     * @param wayOut what would be right, if that is evident; null if near misses may tell
     */
    record Unknown(String why, @Nullable String wayOut) implements Resolution {}

    /** It goes through a declaration that does not compile: the compiler reports that. */
    record Broken() implements Resolution {}
  }

  private final Model model;
  private final TypeLookup lookup;

  public LockResolver(Model model, TypeLookup lookup) {
    this.model = model;
    this.lookup = lookup;
  }

  /** What {@code reference} names, seen from {@code scope}. */
  public Resolution resolve(String reference, Scope scope) {
    List<String> words = List.of(reference.split("\\.", -1));
    if (!words.stream().allMatch(SourceVersion::isIdentifier)) {
      return notAPath(reference);
    }
    return new Walk(reference, scope).from(words);
  }

  private static Resolution.Unknown notAPath(String reference) {
    if (reference.isBlank()) {
      return new Resolution.Unknown(
          "an empty string names no lock", "name a field, \"this\" or \"Type.field\"");
    }
    String view = reference.replaceFirst("\\.(read|write)Lock\\(\\)$", "");
    return new Resolution.Unknown(
        "\"" + reference + "\" is not a path of names, so it names no lock",
        view.equals(reference)
            ? "name a field, \"this\", \"Type.field\", \"Type.class\" or \"parameter.field\""
            : "name \"" + view + "\" and say which side with mode");
  }

  /** Whether the object is a lock by itself, or has a monitor that is one. */
  public Kind kind(TypeMirror type) {
    boolean isLock =
        model.isA(type, LOCK_TYPES)
            || model.element(model.erased(type)).stream()
                .flatMap(e -> model.lineage(e).stream())
                .anyMatch(t -> Mark.find(t, "LockClass").isPresent());
    return isLock ? Kind.LOCK : Kind.MONITOR;
  }

  /** One reference being followed: the object reached so far. */
  private final class Walk {
    private final String reference;
    private final Scope scope;
    private final List<Element> through = new ArrayList<>();

    Walk(String reference, Scope scope) {
      this.reference = reference;
      this.scope = scope;
    }

    Resolution from(List<String> words) {
      String first = words.get(0);
      List<String> rest = words.subList(1, words.size());
      Optional<Resolution> found =
          self(first, rest)
              .or(() -> rest.isEmpty() ? ownField(first, rest) : parameter(first, rest))
              .or(() -> rest.isEmpty() ? parameter(first, rest) : ownField(first, rest))
              .or(() -> type(words));
      return found.orElseGet(() -> unknown(first));
    }

    private Resolution unknown(String first) {
      boolean unsure = scope.types().stream().anyMatch(model::hasBrokenSupertype);
      String where = scope.type().map(t -> " seen from " + shown(t)).orElse(" seen from a package");
      String what = reference.equals(first) ? "" : ": no " + first + " can be";
      return unsure ? new Resolution.Broken() : no("names no lock" + what + where);
    }

    private String shown(TypeElement type) {
      return type.getSimpleName().isEmpty()
          ? "a class without a name"
          : type.getSimpleName().toString();
    }

    private Resolution.Unknown no(String why) {
      return new Resolution.Unknown("\"" + reference + "\" " + why, null);
    }

    private Optional<Resolution> self(String first, List<String> rest) {
      if (!first.equals("this")) {
        return Optional.empty();
      }
      return Optional.of(
          scope
              .type()
              .filter(type -> !scope.isStatic())
              .map(type -> follow(ObjectPath.self(name(type)), type.asType(), rest))
              .orElseGet(this::noThis));
    }

    private Resolution noThis() {
      return new Resolution.Unknown(
          "\"" + reference + "\" names no lock: there is no this here",
          scope
              .type()
              .map(t -> "the lock of the class object is \"" + t.getSimpleName() + ".class\"")
              .orElse("name a lock as \"Type.field\""));
    }

    private Optional<Resolution> parameter(String first, List<String> rest) {
      List<? extends VariableElement> parameters = scope.parameters();
      for (int i = 0; i < parameters.size(); i++) {
        if (parameters.get(i).getSimpleName().contentEquals(first)) {
          TypeMirror type = parameters.get(i).asType();
          return Optional.of(follow(ObjectPath.parameter(i, model.names().type(type)), type, rest));
        }
      }
      return Optional.empty();
    }

    private Optional<Resolution> ownField(String first, List<String> rest) {
      for (TypeElement type : scope.types()) {
        Optional<VariableElement> field = model.field(type, first);
        if (field.isPresent()) {
          return Optional.of(
              scope.hasInstanceOf(type)
                  ? step(ObjectPath.self(name(type)), field.get(), rest)
                  : fieldOf(type, field.get(), rest));
        }
      }
      return Optional.empty();
    }

    /** A field of the type for a static scope, or of a type around. */
    private Resolution fieldOf(TypeElement type, VariableElement field, List<String> rest) {
      boolean ownInstance = scope.type().filter(type::equals).isPresent();
      if (ownInstance && !Model.has(field, Modifier.STATIC)) {
        return new Resolution.Unknown(
            "\"" + reference + "\" is a field of an instance, and a static method has none",
            "say \"" + type.getSimpleName() + "." + reference + "\" for that of any instance");
      }
      return ofAnyInstance(field, rest);
    }

    private Resolution ofAnyInstance(VariableElement field, List<String> rest) {
      String declaring = Model.around(field) instanceof TypeElement type ? name(type) : "";
      return step(ObjectPath.any(declaring), field, rest);
    }

    private Optional<Resolution> type(List<String> words) {
      return lookup.longest(words, scope).map(t -> inType(t.type(), words, t.length()));
    }

    private Resolution inType(TypeElement type, List<String> words, int length) {
      through.add(type);
      if (length == words.size()) {
        return new Resolution.Unknown(
            "\"" + reference + "\" is a type, and a lock is an object",
            "the lock of its class object is \"" + reference + ".class\"");
      }
      String next = words.get(length);
      List<String> rest = words.subList(length + 1, words.size());
      if (next.equals("class")) {
        return rest.isEmpty()
            ? new Resolution.Found(
                LockRef.monitor(ObjectPath.ofType(name(type))), type.asType(), through)
            : no("names no lock: a class object has no fields");
      }
      if (next.equals("this")) {
        return outerThis(type, rest);
      }
      return model
          .field(type, next)
          .map(field -> ofAnyInstance(field, rest))
          .orElseGet(() -> noField(type, next));
    }

    private Resolution outerThis(TypeElement type, List<String> rest) {
      if (!scope.types().contains(type)) {
        return no("names no lock: " + type.getSimpleName() + " is not a type around this");
      }
      return scope.hasInstanceOf(type)
          ? follow(ObjectPath.self(name(type)), type.asType(), rest)
          : follow(ObjectPath.any(name(type)), type.asType(), rest);
    }

    private Resolution noField(TypeElement type, String name) {
      return model.hasBrokenSupertype(type)
          ? new Resolution.Broken()
          : no("names no lock: " + type.getSimpleName() + " has no field " + name);
    }

    private Resolution step(ObjectPath owner, VariableElement field, List<String> rest) {
      through.add(field);
      boolean isStatic = Model.has(field, Modifier.STATIC);
      ObjectPath from =
          isStatic && field.getEnclosingElement() instanceof TypeElement declaring
              ? ObjectPath.ofType(name(declaring))
              : owner;
      return follow(from.then(model.names().field(field)), field.asType(), rest);
    }

    /** The object is known; the rest of the words are fields from there. */
    private Resolution follow(ObjectPath path, TypeMirror type, List<String> rest) {
      if (model.erased(type).getKind() == TypeKind.ERROR) {
        return new Resolution.Broken();
      }
      if (type.getKind().isPrimitive()) {
        return new Resolution.Unknown(
            "\"" + reference + "\" names no lock: it is a value of type " + type, "name an object");
      }
      if (rest.isEmpty()) {
        return new Resolution.Found(
            new LockRef(path, kind(type), LockRef.Mode.WRITE), type, through);
      }
      Optional<TypeElement> element = model.element(model.erased(type));
      if (element.isEmpty()) {
        return no("names no lock: an array has no fields");
      }
      String next = rest.get(0);
      return model
          .field(element.get(), next)
          .map(field -> step(path, field, rest.subList(1, rest.size())))
          .orElseGet(() -> noField(element.get(), next));
    }
  }

  private String name(TypeElement type) {
    return model.names().type(type);
  }
}
