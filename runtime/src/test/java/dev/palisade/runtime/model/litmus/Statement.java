package dev.palisade.runtime.model.litmus;

import dev.palisade.runtime.model.Event;
import dev.palisade.runtime.model.Memory;
import dev.palisade.runtime.model.Mode;
import dev.palisade.runtime.model.Place;
import java.util.List;
import java.util.Map;

/** One line of a thread. */
sealed interface Statement {
  void run(Memory memory, Map<String, Integer> registers);

  /** A number, or a register of the thread. */
  record Operand(Integer number, String register) {
    int in(Map<String, Integer> registers) {
      return number != null ? number : registers.getOrDefault(register, 0);
    }
  }

  record Store(Place place, Operand value, Mode mode, Event.Site site) implements Statement {
    @Override
    public void run(Memory memory, Map<String, Integer> registers) {
      memory.write(place, value.in(registers), mode, site);
    }
  }

  record Load(String register, Place place, Mode mode, Event.Site site) implements Statement {
    @Override
    public void run(Memory memory, Map<String, Integer> registers) {
      registers.put(register, (Integer) memory.read(place, mode, site));
    }
  }

  /** ADD and OR. */
  record FetchAnd(
      boolean add, String register, Place place, Operand value, Mode mode, Event.Site site)
      implements Statement {
    @Override
    public void run(Memory memory, Map<String, Integer> registers) {
      int n = value.in(registers);
      Object old =
          memory.update(place, v -> add ? (Integer) v + n : (Object) ((Integer) v | n), mode, site);
      registers.put(register, (Integer) old);
    }
  }

  /** CAS: a failed one is a load. */
  record Swap(
      String register, Place place, Operand expected, Operand value, Mode mode, Event.Site site)
      implements Statement {
    @Override
    public void run(Memory memory, Map<String, Integer> registers) {
      Object wanted = expected.in(registers);
      Object changed = value.in(registers);
      Object old = memory.update(place, v -> v.equals(wanted) ? changed : null, mode, site);
      registers.put(register, (Integer) old);
    }
  }

  record Barrier(Mode mode, Event.Site site) implements Statement {
    @Override
    public void run(Memory memory, Map<String, Integer> registers) {
      memory.fence(mode, site);
    }
  }

  /** IF … END. A register that nothing was read into equals no value. */
  record Block(String register, Operand value, List<Statement> body) implements Statement {
    @Override
    public void run(Memory memory, Map<String, Integer> registers) {
      Integer held = registers.get(register);
      if (held != null && held == value.in(registers)) {
        body.forEach(s -> s.run(memory, registers));
      }
    }
  }
}
