package dev.palisade.processor.summary;

import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.Place;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names: of methods, fields, objects, locks and places. */
final class NameFormat {
  private NameFormat() {}

  static void method(Output out, MethodId method) {
    out.shared(
        method,
        (o, m) -> {
          o.string(m.owner());
          o.string(m.name());
          o.string(m.parameters());
        });
  }

  static MethodId method(Input in) {
    return in.shared(MethodId.class, i -> new MethodId(i.string(), i.string(), i.string()));
  }

  static void field(Output out, FieldId field) {
    // Equal fields differ in what is known to be shared.
    Object known = field.shared().isEmpty() ? field : List.of(field, field.shared());
    out.shared(
        known,
        (o, k) -> {
          o.string(field.owner());
          o.string(field.name());
          o.string(field.type());
          o.list(
              field.shared().entrySet().stream()
                  .sorted(Comparator.comparing(each -> each.getKey().name()))
                  .toList(),
              (list, each) -> {
                field(list, each.getKey());
                path(list, each.getValue());
              });
        });
  }

  static FieldId field(Input in) {
    return in.shared(
        FieldId.class,
        i -> {
          FieldId plain = new FieldId(i.string(), i.string(), i.string());
          Map<FieldId, ObjectPath> shared = new HashMap<>();
          i.list(of -> shared.put(field(of), path(of)));
          return plain.sharing(shared);
        });
  }

  static void path(Output out, ObjectPath path) {
    out.shared(
        path,
        (o, p) -> {
          o.constant(p.root());
          o.number(p.index());
          o.string(p.type());
          o.list(p.fields(), NameFormat::field);
        });
  }

  static ObjectPath path(Input in) {
    return in.shared(
        ObjectPath.class,
        i ->
            new ObjectPath(
                i.constant(ObjectPath.Root.class),
                i.number(),
                i.string(),
                i.list(NameFormat::field)));
  }

  static void lock(Output out, LockRef lock) {
    out.shared(
        lock,
        (o, l) -> {
          path(o, l.object());
          o.constant(l.kind());
          o.constant(l.mode());
        });
  }

  static LockRef lock(Input in) {
    return in.shared(
        LockRef.class,
        i -> new LockRef(path(i), i.constant(LockRef.Kind.class), i.constant(LockRef.Mode.class)));
  }

  static void place(Output out, Place place) {
    out.string(place.file());
    out.number(place.line());
    out.number(place.column());
  }

  static Place place(Input in) {
    return in.place(in.string(), in.number(), in.number());
  }
}
