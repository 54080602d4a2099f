package dev.palisade.processor.rule;

import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Keys;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Rule;
import dev.palisade.processor.finding.Severity;
import java.util.List;
import java.util.Set;

/**
 * What is wrong with one declaration alone: {@code MalformedContract}, and ops whose own
 * annotations contradict the context they run in. The declared front end finds it while it reads.
 */
final class DeclaredProblems implements Rule {

  @Override
  public List<Finding> check(Model model) {
    return model.program().facts().problems().stream()
        .map(
            problem ->
                new Finding(
                    problem.id(),
                    Severity.ERROR,
                    Keys.of(problem.id(), List.of(problem.type(), problem.text())),
                    problem.place(),
                    problem.text(),
                    List.of(),
                    List.of(),
                    problem.waysOut(),
                    Set.of(problem.type())))
        .toList();
  }
}
