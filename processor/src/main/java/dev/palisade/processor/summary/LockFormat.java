package dev.palisade.processor.summary;

import dev.palisade.processor.fact.LockFacts;
import dev.palisade.processor.fact.LockFacts.Compared;
import dev.palisade.processor.fact.LockFacts.LockClassFacts;
import dev.palisade.processor.fact.LockFacts.Trait;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What declarations show of locks, as bytes. */
final class LockFormat {
  private LockFormat() {}

  static void locks(Output out, LockFacts locks) {
    map(out, locks.fields(), NameFormat::field, LockFormat::said);
    map(out, locks.types(), Output::string, LockFormat::said);
    map(out, locks.traits(), NameFormat::field, (o, all) -> o.list(sorted(all), Output::constant));
    map(out, locks.compared(), NameFormat::method, LockFormat::compared);
    map(out, locks.kept(), Output::string, (o, m) -> map(o, m, Output::string, NameFormat::field));
  }

  static LockFacts locks(Input in) {
    return new LockFacts(
        map(in, NameFormat::field, LockFormat::said),
        map(in, Input::string, LockFormat::said),
        map(in, NameFormat::field, i -> Set.copyOf(i.list(LockFormat::trait))),
        map(in, NameFormat::method, i -> Set.copyOf(i.list(LockFormat::compared))),
        map(in, Input::string, i -> map(i, Input::string, NameFormat::field)));
  }

  private static void said(Output out, LockClassFacts said) {
    out.string(said.name());
    out.string(said.family());
    out.number(said.level());
    out.flag(said.reentrant());
    out.flag(said.spin());
  }

  private static LockClassFacts said(Input in) {
    return new LockClassFacts(in.string(), in.string(), in.number(), in.flag(), in.flag());
  }

  private static void compared(Output out, Set<Compared> all) {
    List<Compared> sorted = all.stream().sorted(Comparator.comparing(Compared::toString)).toList();
    out.list(
        sorted,
        (o, pair) -> {
          NameFormat.path(o, pair.one());
          NameFormat.path(o, pair.other());
        });
  }

  private static Compared compared(Input in) {
    return new Compared(NameFormat.path(in), NameFormat.path(in));
  }

  private static Trait trait(Input in) {
    return in.constant(Trait.class);
  }

  private static Set<Trait> sorted(Set<Trait> traits) {
    return EnumSet.copyOf(traits);
  }

  private static <K, V> void map(
      Output out, Map<K, V> map, BiConsumer<Output, K> key, BiConsumer<Output, V> value) {
    Map<String, Map.Entry<K, V>> sorted = new TreeMap<>();
    map.entrySet().forEach(entry -> sorted.put(entry.getKey().toString(), entry));
    out.list(
        sorted.values(),
        (o, entry) -> {
          key.accept(o, entry.getKey());
          value.accept(o, entry.getValue());
        });
  }

  private static <K, V> Map<K, V> map(Input in, Function<Input, K> key, Function<Input, V> value) {
    Map<K, V> map = new HashMap<>();
    in.list(i -> map.put(key.apply(i), value.apply(i)));
    return map;
  }
}
