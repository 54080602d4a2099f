package dev.palisade.processor.graph;

import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.graph.Targets.HeldBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who runs whom before returning: by a call, through an override, or by running code that is passed
 * to a call.
 */
public final class CallGraph {
  private final Program program;
  private final Targets targets;
  private final Map<MethodId, List<Site>> callers = new HashMap<>();
  private final Map<MethodId, List<Site>> givingConstants = new HashMap<>(0);
  private final Map<MethodId, List<Site>> underLocks = new HashMap<>();

  /**
   * One way a body runs another.
   *
   * @param caller the body
   * @param call the call in it
   * @param target the body that is run
   * @param code the code that was passed to the call, if that is what runs; else null
   * @param passed what it is run with, as far as that is known
   * @param ways how many bodies the call may run, of which the target is one
   * @param maker who made the object that the target is called on, if the caller did
   * @param inside what the callee holds while it runs the code, as the caller names it
   */
  public record Site(
      MethodId caller,
      Call call,
      MethodId target,
      @Nullable Argument code,
      List<Argument> passed,
      int ways,
      @Nullable Maker maker,
      List<HeldBy> inside) {

    /** The step of a trace that goes from the caller to the target. */
    public Step step() {
      String text =
          code == null || code == call.receiver()
              ? "calls " + target.display()
              : "calls " + call.callee().display() + ", which runs " + target.display();
      return new Step(caller, call.place(), Step.Kind.CALLS, text);
    }

    /** An object of the target, as the caller names it. */
    public ObjectPath seen(ObjectPath object) {
      ObjectPath known = maker == null ? null : maker.seen(object);
      return known != null
          ? known
          : code == null
              ? Substitution.atCall(object, call)
              : Substitution.inCode(object, code, passed);
    }

    /** A lock of the target, as the caller names it. */
    public LockRef seen(LockRef lock) {
      return lock.on(seen(lock.object()));
    }
  }

  public CallGraph(Program program, Targets targets) {
    this.program = program;
    this.targets = targets;
    for (MethodFacts body : program.bodies()) {
      for (Call call : body.calls()) {
        for (Site site : sites(body.id(), call)) {
          MethodId target = site.target;
          if (program.body(target) != null || program.contract(target) != null) {
            callers.computeIfAbsent(target, m -> new ArrayList<>(2)).add(site);
            if (!target.general().equals(target)) {
              givingConstants.computeIfAbsent(target.general(), m -> new ArrayList<>(2)).add(site);
            }
            if (!site.inside.isEmpty()) {
              underLocks.computeIfAbsent(site.caller, m -> new ArrayList<>(2)).add(site);
            }
          }
        }
      }
    }
  }

  /**
   * The ways to run a body, or a method that has none here but a contract, in the order of the
   * callers' names.
   */
  public List<Site> callersOf(MethodId method) {
    return callers.getOrDefault(method, List.of());
  }

  /** The same, and the ways to run it with constants, of which one may never come to some place. */
  public List<Site> allCallersOf(MethodId method) {
    List<Site> all = new ArrayList<>(callersOf(method));
    all.addAll(givingConstants.getOrDefault(method, List.of()));
    return all;
  }

  /** Where a method passes code to what runs it under locks of its own. */
  public List<Site> codeUnderLocks(MethodId caller) {
    return underLocks.getOrDefault(caller, List.of());
  }

  /**
   * The type that the object has whose method a call runs, if the caller's own has one; null if an
   * object of that type has an override of it.
   */
  public @Nullable String self(Site site, String callers) {
    Argument on = site.code == null ? site.call.receiver() : site.code;
    ObjectPath object = on.object();
    boolean isOwn = object == null ? Substitution.isLambda(on) : object.isSelf();
    String type = isOwn ? callers : on.objectType();
    String owner = site.target.owner();
    if (!program.classes().is(type, owner)) {
      return owner;
    }
    boolean isHidden =
        site.code == null
            && site.call.dispatch() == Call.Dispatch.VIRTUAL
            && program.overriders(site.call.callee()).stream()
                .anyMatch(nearer -> program.isHidden(site.target, nearer, type));
    return isHidden ? null : type;
  }

  /** {@link Targets#callersSelf} of a site. */
  public @Nullable String callersSelf(Site site, String self) {
    return targets.callersSelf(site.caller, site.call, site.target, site.code, self);
  }

  /** What a call may run: bodies of the program, and methods that have none here. */
  public List<Site> sites(MethodId caller, Call call) {
    List<MethodId> all = targets.mayRun(call);
    List<Site> sites = new ArrayList<>(all.size());
    int ways = targets.ways(call);
    for (MethodId target : all) {
      Maker maker = Maker.of(program, caller, call, target);
      sites.add(new Site(caller, call, target, null, List.of(), ways, maker, List.of()));
    }
    for (Targets.Code code : targets.codeRunBy(call)) {
      Argument argument = code.argument();
      Maker maker =
          argument == call.receiver() ? Maker.of(program, caller, call, code.method()) : null;
      sites.add(
          new Site(
              caller,
              call,
              code.method(),
              argument,
              code.passed(),
              code.ways(),
              maker,
              code.held()));
    }
    return sites;
  }
}
