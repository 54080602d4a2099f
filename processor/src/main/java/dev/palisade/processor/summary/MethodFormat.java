package dev.palisade.processor.summary;

import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Acquisition;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Exit;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodFacts.Kept;
import dev.palisade.processor.fact.MethodFacts.Made;
import dev.palisade.processor.fact.Place;
import java.util.List;

/** What bodies do, as far as other compilations need it: not the fields they touch. */
final class MethodFormat {
  private MethodFormat() {}

  static void method(Output out, MethodFacts method) {
    NameFormat.method(out, method.id());
    NameFormat.place(out, method.place());
    out.list(method.overrides(), NameFormat::method);
    out.flag(method.confined());
    out.list(method.acquisitions(), MethodFormat::acquisition);
    out.list(method.calls(), MethodFormat::call);
    out.list(method.changesLocks() ? method.exits() : List.of(), MethodFormat::exit);
    out.list(method.kept(), MethodFormat::kept);
    out.list(method.made().uses(), MethodFormat::use);
    out.list(method.made().returned(), NameFormat::place);
  }

  static MethodFacts method(Input in) {
    return new MethodFacts(
        NameFormat.method(in),
        NameFormat.place(in),
        in.list(NameFormat::method),
        in.flag(),
        in.list(MethodFormat::acquisition),
        in.list(MethodFormat::call),
        List.of(),
        in.list(MethodFormat::exit),
        List.of(),
        in.list(MethodFormat::kept),
        made(in.list(MethodFormat::use), in.list(NameFormat::place)));
  }

  private static Made made(List<Made.Use> uses, List<Place> returned) {
    return uses.isEmpty() && returned.isEmpty() ? Made.NOTHING : new Made(uses, returned);
  }

  private static void use(Output out, Made.Use use) {
    NameFormat.place(out, use.at());
    NameFormat.place(out, use.maker());
  }

  private static Made.Use use(Input in) {
    return new Made.Use(NameFormat.place(in), NameFormat.place(in));
  }

  private static void acquisition(Output out, Acquisition acquisition) {
    NameFormat.lock(out, acquisition.lock());
    out.constant(acquisition.how());
    NameFormat.place(out, acquisition.place());
    out.list(acquisition.held(), MethodFormat::held);
    out.list(acquisition.dropped(), NameFormat::lock);
  }

  private static Acquisition acquisition(Input in) {
    return new Acquisition(
        NameFormat.lock(in),
        in.constant(Acquisition.How.class),
        NameFormat.place(in),
        in.list(MethodFormat::held),
        in.list(NameFormat::lock));
  }

  private static void kept(Output out, Kept kept) {
    argument(out, kept.what());
    NameFormat.path(out, kept.in());
  }

  private static Kept kept(Input in) {
    return new Kept(argument(in), NameFormat.path(in));
  }

  private static void exit(Output out, Exit exit) {
    out.constant(exit.kind());
    out.constant(exit.result());
    NameFormat.place(out, exit.place());
    out.list(exit.kept(), MethodFormat::held);
    out.list(exit.given(), MethodFormat::held);
  }

  private static Exit exit(Input in) {
    return new Exit(
        in.constant(Exit.Kind.class),
        in.constant(Exit.Result.class),
        NameFormat.place(in),
        in.list(MethodFormat::held),
        in.list(MethodFormat::held));
  }

  private static void call(Output out, Call call) {
    NameFormat.method(out, call.callee());
    out.constant(call.dispatch());
    argument(out, call.receiver());
    out.list(call.arguments(), MethodFormat::argument);
    NameFormat.place(out, call.place());
    out.list(call.held(), MethodFormat::held);
    out.list(call.dropped(), NameFormat::lock);
  }

  private static Call call(Input in) {
    return new Call(
        NameFormat.method(in),
        in.constant(Call.Dispatch.class),
        argument(in),
        in.list(MethodFormat::argument),
        NameFormat.place(in),
        in.list(MethodFormat::held),
        in.list(NameFormat::lock));
  }

  private static void argument(Output out, Argument argument) {
    out.shared(
        argument,
        (o, a) -> {
          o.optional(a.object(), NameFormat::path);
          o.optional(a.code(), NameFormat::method);
          o.string(a.type());
          o.string(a.typeArguments());
        });
  }

  private static Argument argument(Input in) {
    return in.shared(
        Argument.class,
        i ->
            new Argument(
                i.optional(NameFormat::path),
                i.optional(NameFormat::method),
                i.string(),
                i.string()));
  }

  private static void held(Output out, Held held) {
    out.shared(
        held,
        (o, h) -> {
          NameFormat.lock(o, h.lock());
          NameFormat.place(o, h.place());
          o.flag(h.always());
        });
  }

  private static Held held(Input in) {
    return in.shared(Held.class, i -> new Held(NameFormat.lock(i), NameFormat.place(i), i.flag()));
  }
}
