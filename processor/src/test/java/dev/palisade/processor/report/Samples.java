package dev.palisade.processor.report;

import dev.palisade.processor.FactsBuilder;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.rule.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A small program with a circle, and an assumption. */
final class Samples {
  static final Model MODEL = model();
  static final List<Finding> FINDINGS = findings();

  private Samples() {}

  private static Model model() {
    FactsBuilder program = new FactsBuilder().type("pkg.Ring").type("pkg.Table");
    program
        .method("pkg.Ring.retire")
        .take("this.lock")
        .call("pkg.Table.remove", Argument.UNKNOWN)
        .end();
    program.method("pkg.Table.remove").take("pkg.Table.lock").end();
    program.method("pkg.Table.flush").take("pkg.Table.lock").take("pkg.Ring.lock").end();
    program.method("pkg.Ring.log").take("this.lock").take("this.\"log\"<1>&").end();
    return Model.of(program.facts());
  }

  private static List<Finding> findings() {
    List<Finding> all = new ArrayList<>(Rules.check(MODEL));
    all.add(
        new Finding(
            "LockOrderInversion",
            Severity.LEDGER,
            "00000000",
            new Place("Ring.java", 0, 0, null),
            "a circle of \"a\" and <b>\\ under one gate",
            List.of(),
            List.of(),
            List.of(),
            Set.of("pkg.Ring")));
    return all;
  }
}
