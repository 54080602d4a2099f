package dev.palisade.processor.rule;

import dev.palisade.processor.fact.LockRef.Mode;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Rule;
import dev.palisade.processor.order.Edge;
import java.util.List;

/**
 * The write lock requested by a thread that holds the read lock: the writer waits for all readers,
 * itself among them.
 */
final class LockUpgrade implements Rule {
  static final String ID = "LockUpgrade";

  @Override
  public List<Finding> check(Model model) {
    return SelfDeadlock.takenAgain(model)
        .filter(LockUpgrade::isUpgrade)
        .map(
            edge ->
                SelfDeadlock.told(
                    ID,
                    edge,
                    "the write lock of %s is wanted by the thread that holds its read lock"
                        .formatted(edge.from()),
                    List.of(
                        Telling.giveBackFirst(edge) + ", and check again what was read",
                        "take the write lock from the start")))
        .toList();
  }

  static boolean isUpgrade(Edge edge) {
    return edge.fromMode() == Mode.READ && edge.toMode() == Mode.WRITE;
  }
}
