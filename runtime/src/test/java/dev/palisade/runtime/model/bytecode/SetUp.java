package dev.palisade.runtime.model.bytecode;

import dev.palisade.runtime.model.Event;
import dev.palisade.runtime.model.Memory;
import dev.palisade.runtime.model.Mode;
import dev.palisade.runtime.model.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The memory while a stage is set, by one thread: a map. */
final class SetUp implements Memory {
  private final Map<Place, Object> values = new HashMap<>();

  SetUp copy() {
    SetUp copy = new SetUp();
    copy.values.putAll(values);
    return copy;
  }

  Object get(Place place) {
    return values.getOrDefault(place, place.initial());
  }

  @Override
  public Object read(Place place, Mode mode, Event.Site site) {
    return get(place);
  }

  @Override
  public void write(Place place, Object value, Mode mode, Event.Site site) {
    values.put(place, value);
  }

  @Override
  public Object update(Place place, UnaryOperator<Object> change, Mode mode, Event.Site site) {
    Object old = get(place);
    Object changed = change.apply(old);
    if (changed != null) {
      values.put(place, changed);
    }
    return old;
  }

  @Override
  public boolean compareAndSet(
      Place place, Object expected, Object value, Mode mode, Event.Site site) {
    return update(place, v -> v.equals(expected) ? value : null, mode, site).equals(expected);
  }

  @Override
  public boolean failsByChance() {
    return false;
  }

  @Override
  public void fence(Mode mode, Event.Site site) {}

  @Override
  public boolean wantsSite() {
    return false;
  }
}
