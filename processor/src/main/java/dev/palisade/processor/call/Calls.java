package dev.palisade.processor.call;

import dev.palisade.processor.graph.CallGraph;
import dev.palisade.processor.graph.Effects;
import dev.palisade.processor.graph.EntryLocks;
import dev.palisade.processor.graph.Program;

/**
 * All that flows along the calls of a program.
 *
 * @param graph who runs whom
 * @param locks the locks that methods may take
 * @param deeds what else methods may do before they return
 * @param contexts where methods run
 * @param signalers who brings events about
 * @param fencePaths who must finish for fences to be signaled
 * @param callbacks what signals run
 */
public record Calls(
    CallGraph graph,
    Effects locks,
    Deeds deeds,
    Contexts contexts,
    Signalers signalers,
    FencePaths fencePaths,
    Callbacks callbacks) {

  /** What flows in a program. */
  public static Calls of(Program program, CallGraph graph, Effects locks, EntryLocks entry) {
    Deeds deeds = new Deeds(program, graph);
    return new Calls(
        graph,
        locks,
        deeds,
        new Contexts(program, graph),
        new Signalers(program, graph, locks, entry, deeds),
        new FencePaths(program, locks, entry),
        new Callbacks(program, locks, entry));
  }
}
