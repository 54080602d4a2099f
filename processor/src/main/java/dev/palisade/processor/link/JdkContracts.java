package dev.palisade.processor.link;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.stub.Stubs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The contracts that stubs give to what bodies call or override. A method of the JDK that no line
 * is about inherits the contract of what it overrides, which the running JDK knows.
 */
public final class JdkContracts {
  private final Stubs stubs;

  public JdkContracts(Stubs stubs) {
    this.stubs = stubs;
  }

  /** The facts, and the contracts of what they name and say nothing about. */
  public Facts addTo(Facts facts) {
    Set<MethodId> known = new HashSet<>();
    facts.contracts().forEach(contract -> known.add(contract.method()));
    Set<MethodId> named = new LinkedHashSet<>();
    for (MethodFacts body : facts.methods()) {
      for (Call call : body.calls()) {
        named.add(call.callee());
        named.add(call.calleeOfReceiver());
        call.arguments().forEach(each -> name(each, named));
      }
      body.conversions().forEach(conversion -> named.add(conversion.implemented()));
      body.kept().forEach(kept -> name(kept.what(), named));
      named.addAll(body.overrides());
    }
    named.removeAll(known);
    List<Contract> contracts = new ArrayList<>();
    named.forEach(method -> find(method).ifPresent(contracts::add));
    facts.contracts().forEach(contract -> contracts.add(stubs.withEvents(contract)));
    return facts.withContracts(contracts);
  }

  /** A method reference is to code that is not called here. */
  private static void name(Argument passed, Set<MethodId> named) {
    if (passed.code() != null) {
      named.add(passed.code());
    }
  }

  private Optional<Contract> find(MethodId method) {
    if (!stubs.mayKnow(method)) {
      return Optional.empty();
    }
    Optional<Contract> own = stubs.contract(method);
    if (own.isPresent()) {
      return own;
    }
    for (String supertype : supertypes(method.owner())) {
      MethodId overridden = new MethodId(supertype, method.name(), method.parameters());
      Optional<Contract> inherited = stubs.contract(overridden, method);
      if (inherited.isPresent()) {
        return inherited;
      }
    }
    return Optional.empty();
  }

  /** Of a type of the JDK, nearest first; of others none: their methods name what they override. */
  private static List<String> supertypes(String type) {
    Class<?> known = jdkType(type);
    Set<Class<?>> found = new LinkedHashSet<>();
    collect(known, found);
    return found.stream().map(Class::getName).toList();
  }

  private static @Nullable Class<?> jdkType(String type) {
    try {
      return Class.forName(type, false, ClassLoader.getPlatformClassLoader());
    } catch (ClassNotFoundException | LinkageError notOfTheJdk) {
      return null;
    }
  }

  private static void collect(@Nullable Class<?> type, Set<Class<?>> found) {
    if (type == null) {
      return;
    }
    List<Class<?>> above = new ArrayList<>(Arrays.asList(type.getInterfaces()));
    if (type.getSuperclass() != null) {
      above.add(0, type.getSuperclass());
    }
    found.addAll(above);
    above.forEach(each -> collect(each, found));
  }
}
