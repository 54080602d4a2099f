/** A module of its own. */
module garden {
  exports garden.tools;

  uses garden.tools.Tool;

  provides garden.tools.Tool with
      garden.tools.Spade;
}
