package dev.palisade.processor.naming;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** What annotations say of the elements that bodies name, whoever reads them. */
public interface Declarations {

  /** The contract of a method that is called, asked for once a method. */
  Optional<Contract> contract(ExecutableElement method);

  /** The lock that guards a field, as an object of the declaring type names it. */
  Optional<DeclaredLock> guard(VariableElement field);
}
