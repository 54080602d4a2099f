package dev.palisade.processor.mark;

import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.mark.LockResolver.Resolution;
import dev.palisade.processor.mark.LockResolver.Resolution.Found;
import dev.palisade.processor.mark.LockResolver.Resolution.Unknown;
import dev.palisade.processor.mark.Mark.Item;
import dev.palisade.processor.mark.TypeLookup.Scope;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.type.TypeKind;

/** Reads the lock references of an annotation and reports those that name nothing. */
public final class LockReader {
  private final Model model;
  private final LockResolver resolver;
  private final NearMisses nearMisses;
  private final Problems problems;

  public LockReader(Model model, LockResolver resolver, NearMisses nearMisses, Problems problems) {
    this.model = model;
    this.resolver = resolver;
    this.nearMisses = nearMisses;
    this.problems = problems;
  }

  /** The lock that an item names, in the mode that its annotation gives. */
  public Optional<DeclaredLock> read(Item<String> item) {
    return find(item).flatMap(found -> inMode(item, found));
  }

  /** What an item names, with the way to it. */
  public Optional<Found> find(Item<String> item) {
    Scope scope = new Scope(item.mark().on());
    Resolution resolution = resolver.resolve(item.content(), scope);
    if (resolution instanceof Unknown unknown && problems.areWanted()) {
      problems.malformed(item.anchor(), unknown.why(), wayOut(item.content(), scope, unknown));
    }
    return resolution instanceof Found found ? Optional.of(found) : Optional.empty();
  }

  /** The fact that this item names this lock. */
  public DeclaredLock declared(Item<String> item, LockRef lock) {
    return new DeclaredLock(lock, model.place(item.anchor()), item.mark().flag("onTrue"));
  }

  private Optional<DeclaredLock> inMode(Item<String> item, Found found) {
    if (!item.mark().constants("mode").contains("READ")) {
      return Optional.of(declared(item, found.lock()));
    }
    if (isSurelyMonitor(found)) {
      problems.malformed(
          item.anchor(),
          "\"" + item.content() + "\" is a monitor, and nobody can hold a monitor for reading",
          "leave mode out");
      return Optional.empty();
    }
    return Optional.of(declared(item, found.lock().in(LockRef.Mode.READ)));
  }

  /** A type of the user's may well be a lock that does not say so; these cannot be. */
  private boolean isSurelyMonitor(Found found) {
    return found.lock().kind() == LockRef.Kind.MONITOR
        && (found.type().getKind() == TypeKind.ARRAY
            || isClassObject(found.lock().object())
            || found.type().toString().equals("java.lang.Object"));
  }

  private static boolean isClassObject(ObjectPath object) {
    return object.root() == ObjectPath.Root.STATIC && object.fields().isEmpty();
  }

  private String wayOut(String reference, Scope scope, Unknown unknown) {
    if (unknown.wayOut() != null) {
      return unknown.wayOut();
    }
    List<String> near = nearMisses.of(reference, scope);
    return near.isEmpty()
        ? "name a field, or one of a type of another package as \"package.Type.field\""
        : near.stream().collect(Collectors.joining("\" or \"", "did you mean \"", "\"?"));
  }
}
