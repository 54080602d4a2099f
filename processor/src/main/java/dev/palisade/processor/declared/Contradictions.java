package dev.palisade.processor.declared;

import dev.palisade.processor.declared.ContractReader.Entry;
import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.ExecutionContext;
import dev.palisade.processor.fact.Contract.LockClause;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.mark.Mark;
import dev.palisade.processor.mark.Problems;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Annotations of one method that cannot all be true. */
final class Contradictions {
  private final Problems problems;

  Contradictions(Problems problems) {
    this.problems = problems;
  }

  /** Two clauses that cannot both name one lock. */
  private record Pair(LockClause first, LockClause second, String why) {}

  private static final List<Pair> PAIRS =
      List.of(
          new Pair(
              LockClause.REQUIRES, LockClause.EXCLUDES, "it cannot be held and not held on entry"),
          new Pair(
              LockClause.RELEASES, LockClause.EXCLUDES, "what is given back must be held on entry"),
          new Pair(LockClause.DROPS, LockClause.EXCLUDES, "what is dropped must be held on entry"),
          new Pair(
              LockClause.ACQUIRES,
              LockClause.RELEASES,
              "giving a lock back and returning with it is @Drops"));

  void check(Contract contract, List<Mark> marks, List<Entry> entries) {
    PAIRS.forEach(pair -> check(pair, entries));
    checkTwice(entries);
    if (contract.op() == null) {
      checkContexts(contract.contexts(), marks);
    }
  }

  private void check(Pair pair, List<Entry> entries) {
    for (Entry first : entries) {
      for (Entry second : entries) {
        boolean conditional =
            pair.second() == LockClause.RELEASES
                && (first.item().mark().flag("onTrue") || second.item().mark().flag("onTrue"));
        if (first.clause() == pair.first()
            && second.clause() == pair.second()
            && !conditional
            && isSameLock(first.lock().lock(), second.lock().lock())) {
          problems.malformed(
              second.item().anchor(),
              annotation(first)
                  + " and "
                  + annotation(second)
                  + " both name \""
                  + second.item().content()
                  + "\": "
                  + pair.why(),
              null);
        }
      }
    }
  }

  private void checkTwice(List<Entry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      boolean again =
          entries.subList(0, i).stream()
              .anyMatch(
                  e ->
                      e.item().mark().equals(entry.item().mark())
                          && isSameLock(e.lock().lock(), entry.lock().lock()));
      if (again) {
        problems.malformed(
            entry.item().anchor(),
            annotation(entry) + " names \"" + entry.item().content() + "\" twice",
            null);
      }
    }
  }

  /** The lock of "any instance" may be two different ones, and so may two modes be two facts. */
  private static boolean isSameLock(LockRef a, LockRef b) {
    return a.equals(b) && a.object().isOneObject();
  }

  private void checkContexts(Set<ExecutionContext> contexts, List<Mark> marks) {
    String unblocking =
        contexts.stream()
            .filter(context -> context != ExecutionContext.PROCESS)
            .sorted()
            .map(ExecutionContext::name)
            .collect(Collectors.joining(" and "));
    if (unblocking.isEmpty()) {
      return;
    }
    marks.stream()
        .filter(mark -> mark.name().equals("Blocks") || mark.name().equals("WaitsFor"))
        .forEach(
            mark ->
                problems.malformed(
                    mark.anchor(),
                    "@RunsIn lets "
                        + mark.on().getSimpleName()
                        + " be called in "
                        + unblocking
                        + ", where nothing may block, and @"
                        + mark.name()
                        + " says that it may",
                    null));
  }

  private static String annotation(Entry entry) {
    return "@" + entry.item().mark().name();
  }
}
