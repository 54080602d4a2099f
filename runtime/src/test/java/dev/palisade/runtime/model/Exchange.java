package dev.palisade.runtime.model;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a trace needs others to have written, and what it writes, as sets of numbered pairs of place
 * and value: a cheap first look at whether traces go together.
 */
final class Exchange {
  private final BitSet needs;
  private final BitSet offers;

  Exchange() {
    this(new BitSet(), new BitSet());
  }

  private Exchange(BitSet needs, BitSet offers) {
    this.needs = needs;
    this.offers = offers;
  }

  /** Numbers pairs of place and value. */
  static final class Numbering {
    private final Map<List<Object>, Integer> numbers = new HashMap<>();

    private int of(Place place, Object value) {
      return numbers.computeIfAbsent(List.of(place, value), k -> numbers.size());
    }
  }

  static Exchange of(Trace trace, Numbering numbering) {
    Exchange result = new Exchange();
    Set<Place> written = new HashSet<>();
    for (Event e : trace.events()) {
      if (e.reads() && !e.unlike()) {
        int pair = numbering.of(e.place(), e.read());
        boolean initial = !written.contains(e.place()) && e.read().equals(e.place().initial());
        if (!initial && !result.offers.get(pair)) {
          result.needs.set(pair);
        }
      }
      if (e.writes()) {
        result.offers.set(numbering.of(e.place(), e.written()));
        written.add(e.place());
      }
    }
    return result;
  }

  Exchange plus(Exchange other) {
    BitSet allNeeds = (BitSet) needs.clone();
    BitSet allOffers = (BitSet) offers.clone();
    allNeeds.or(other.needs);
    allOffers.or(other.offers);
    return new Exchange(allNeeds, allOffers);
  }

  boolean isBalanced() {
    BitSet missing = (BitSet) needs.clone();
    missing.andNot(offers);
    return missing.isEmpty();
  }
}
