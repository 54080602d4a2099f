package dev.palisade.examples.opencl;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The gates that are shut. A device whose commands wait for one never comes to rest. */
final class Gates {
  private final Set<Gate> shut = ConcurrentHashMap.newKeySet();

  void add(Gate gate) {
    shut.add(gate);
  }

  void remove(Gate gate) {
    shut.remove(gate);
  }

  /** Fails the commands behind them. No gate is added any more. */
  void giveUp() {
    shut.forEach(Gate::giveUp);
  }
}
