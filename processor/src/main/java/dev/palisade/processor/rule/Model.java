package dev.palisade.processor.rule;

import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.graph.LockGraph;
import dev.palisade.processor.graph.Program;

/**
 * What rules see.
 *
 * @param program facts and contracts, looked up
 * @param graph the lock graph
 */
public record Model(Program program, LockGraph graph) {

  /** The model of a compilation. */
  public static Model of(Facts facts) {
    Program program = new Program(facts);
    return new Model(program, LockGraph.of(program));
  }
}
