package dev.palisade.processor.summary;

import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.Facts.TypeFacts;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Acquisition;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.TypeNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the summaries that matter to a compilation: those of the types it names, of the types named
 * in those, and so on, and of the subtypes whose methods may run in their place.
 */
public final class SummaryLoader {
  /** Types of the JDK have stubs, not summaries. */
  private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

  private final Store store;
  private final Set<String> named = new HashSet<>();
  private final Set<String> asked = new HashSet<>();
  private final Deque<String> wanted = new ArrayDeque<>();
  private final List<String> unreadable = new ArrayList<>();

  /** Where summaries are. */
  public interface Store {
    /**
     * The summary of a top-level type, or null if there is none.
     *
     * @throws UnreadableSummaryException if there is something else in its place
     */
    @Nullable Summary find(String topLevelType);
  }

  public SummaryLoader(Store store) {
    this.store = store;
  }

  /**
   * What summaries tell of everything that {@code own} may run.
   *
   * @param own the facts of a compilation
   * @param more top-level types that matter though nothing may name them
   */
  public Facts around(Facts own, List<String> more) {
    own.types().forEach(type -> asked.add(TypeNames.topLevel(type.name())));
    more.forEach(this::want);
    follow(own);
    List<Facts> all = new ArrayList<>();
    while (!wanted.isEmpty()) {
      Summary summary = load(wanted.remove());
      if (summary != null) {
        all.add(summary.facts());
        follow(summary.facts());
        summary.subtypes().forEach(this::want);
      }
    }
    return Facts.union(all);
  }

  /** What could not be read, each with the reason. */
  public List<String> unreadable() {
    return List.copyOf(unreadable);
  }

  /** The summary of a top-level type; null if there is none that can be read. */
  public static @Nullable Summary load(Store store, String type) {
    try {
      return isOfJdk(type) ? null : store.find(type);
    } catch (UnreadableSummaryException e) {
      return null; // Which is said when all are loaded.
    }
  }

  private static boolean isOfJdk(String type) {
    return JDK.stream().anyMatch(type::startsWith);
  }

  private @Nullable Summary load(String type) {
    try {
      return store.find(type);
    } catch (UnreadableSummaryException e) {
      unreadable.add("the summary of " + type + " is unreadable: " + e.getMessage());
      return null;
    }
  }

  private void follow(Facts facts) {
    for (TypeFacts type : facts.types()) {
      type.supertypes().forEach(this::want);
    }
    for (MethodFacts method : facts.methods()) {
      for (Acquisition acquisition : method.acquisitions()) {
        follow(acquisition.lock());
      }
      for (Call call : method.calls()) {
        want(call.callee().owner());
        follow(call.receiver());
        call.arguments().forEach(this::follow);
      }
    }
  }

  private void follow(LockRef lock) {
    follow(lock.object());
  }

  private void follow(MethodFacts.Argument argument) {
    if (argument.object() != null) {
      want(argument.object().objectType());
    }
    MethodId code = argument.code();
    if (code != null) {
      want(code.owner());
    }
  }

  private void follow(ObjectPath object) {
    want(object.type());
    object.fields().forEach(field -> want(field.owner()));
    want(object.objectType());
  }

  private void want(String type) {
    if (!named.add(type)) { // as most are, in every call of their methods
      return;
    }
    int array = type.indexOf('[');
    String element = array < 0 ? type : type.substring(0, array);
    if (!element.isEmpty() && !isOfJdk(element)) {
      String top = TypeNames.topLevel(element);
      if (asked.add(top)) {
        wanted.add(top);
      }
    }
  }
}
