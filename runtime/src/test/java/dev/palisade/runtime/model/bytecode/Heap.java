package dev.palisade.runtime.model.bytecode;

import dev.palisade.runtime.model.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The memory before any actor starts, and whose memory it is. */
final class Heap {
  final Values values;
  final SetUp memory;
  private final Map<List<Object>, Place> places;

  Heap() {
    this(new Values(), new SetUp(), new HashMap<>());
  }

  private Heap(Values values, SetUp memory, Map<List<Object>, Place> places) {
    this.values = values;
    this.memory = memory;
    this.places = places;
  }

  Heap copy() {
    return new Heap(values.copy(), memory.copy(), new HashMap<>(places));
  }

  /** An object or array, and the member of it. */
  List<Object> key(Operands operands) {
    return List.of(values.ref(operands.owner()), operands.member());
  }

  Place place(Operands operands) {
    return places.computeIfAbsent(key(operands), k -> new Place(0, name(k), operands.zero()));
  }

  /** The same for actors: it starts with what it has now. */
  Place placeForActors(int index, Operands operands) {
    List<Object> key = key(operands);
    Place place = places.get(key);
    return new Place(index, name(key), place == null ? operands.zero() : memory.get(place));
  }

  private static String name(List<Object> key) {
    return key.get(0) + "." + key.get(1);
  }
}
