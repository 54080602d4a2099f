package dev.palisade.cli.lsp;

import dev.palisade.cli.live.Unit;
import dev.palisade.cli.live.Unit.Member;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Acquisition;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;

/** Above each field with a lock: in how many places of the project it is taken. */
final class Lenses {
  private Lenses() {}

  static List<CodeLens> of(View view, URI file) {
    Unit unit = view.state().units().get(file);
    List<CodeLens> lenses = new ArrayList<>();
    if (unit == null) {
      return lenses;
    }
    Map<String, Integer> taken = new HashMap<>();
    for (MethodFacts body : view.state().model().program().bodies()) {
      for (Acquisition acquisition : body.acquisitions()) {
        List<FieldId> fields = acquisition.lock().object().fields();
        if (!fields.isEmpty()) {
          FieldId last = fields.get(fields.size() - 1);
          taken.merge(last.owner() + "." + last.name(), 1, Integer::sum);
        }
      }
    }
    for (Member member : unit.members()) {
      Integer places = taken.get(member.owner() + "." + member.name());
      if (member.isField() && places != null) {
        String title = places == 1 ? "taken in 1 place" : "taken in " + places + " places";
        view.range(unit.source(), member.named())
            .ifPresent(range -> lenses.add(new CodeLens(range, new Command(title, ""), null)));
      }
    }
    return lenses;
  }
}
