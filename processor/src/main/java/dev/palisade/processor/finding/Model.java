package dev.palisade.processor.finding;

import dev.palisade.processor.call.Calls;
import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.graph.CallGraph;
import dev.palisade.processor.graph.Effects;
import dev.palisade.processor.graph.EntryLocks;
import dev.palisade.processor.graph.Program;
import dev.palisade.processor.graph.Targets;
import dev.palisade.processor.order.LockGraph;

/**
 * What rules see.
 *
 * @param program facts and contracts, looked up
 * @param graph the lock graph
 * @param calls what flows along the calls
 * @param entryLocks what is held where, by whoever took it
 * @param isComplete whether the facts are all there are of a project: nothing of it is left out
 */
public record Model(
    Program program, LockGraph graph, Calls calls, EntryLocks entryLocks, boolean isComplete) {

  /** The model of a part of a compilation: declarations alone, or what is compiled again. */
  public static Model of(Facts facts) {
    return of(facts, false);
  }

  /** The model of a compilation. */
  public static Model of(Facts facts, boolean complete) {
    Program program = new Program(facts);
    Targets targets = new Targets(program);
    CallGraph calls = new CallGraph(program, targets);
    Effects effects = new Effects(program, targets, calls);
    EntryLocks entryLocks = new EntryLocks(program, targets);
    return new Model(
        program,
        LockGraph.of(program, targets, effects, entryLocks),
        Calls.of(program, calls, effects, entryLocks),
        entryLocks,
        complete);
  }
}
