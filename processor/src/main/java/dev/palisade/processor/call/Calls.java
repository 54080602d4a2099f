package dev.palisade.processor.call;

import dev.palisade.processor.graph.Program;
import dev.palisade.processor.graph.Targets;

/**
 * All that flows along the calls of a program.
 *
 * @param graph who runs whom
 * @param deeds what methods may do before they return
 * @param contexts where methods run
 */
public record Calls(CallGraph graph, Deeds deeds, Contexts contexts) {

  /** What flows in a program. */
  public static Calls of(Program program, Targets targets) {
    CallGraph graph = new CallGraph(program, targets);
    return new Calls(graph, new Deeds(program, graph), new Contexts(program, graph));
  }
}
