package dev.palisade.processor.summary;

import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.Place;

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
    out.shared(
        field,
        (o, f) -> {
          o.string(f.owner());
          o.string(f.name());
          o.string(f.type());
        });
  }

  static FieldId field(Input in) {
    return in.shared(FieldId.class, i -> new FieldId(i.string(), i.string(), i.string()));
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
