import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** One order; and the sidings, which a loop goes through too, are taken one at a time there. */
class Depot {
  private static final int RAIL = 0;
  private static final int ROAD = 1;

  enum Ware {
    COAL,
    GRAIN
  }

  private final Object[] gates = new Object[2];
  private final List<Lock> cranes = List.of(new ReentrantLock(), new ReentrantLock());
  private final Map<Ware, Object> stores = new EnumMap<>(Ware.class);
  private int moved;

  Depot() {
    for (int i = 0; i < gates.length; i++) {
      gates[i] = new Object();
    }
    for (Ware ware : Ware.values()) {
      stores.put(ware, new Object());
    }
  }

  private Object rail() {
    return gates[RAIL];
  }

  void unload() {
    synchronized (rail()) {
      synchronized (gates[ROAD]) {
        moved++;
      }
    }
  }

  void load() {
    synchronized (gates[RAIL]) {
      synchronized (gates[ROAD]) {
        moved--;
      }
    }
  }

  void lift() {
    cranes.get(0).lock();
    try {
      cranes.get(1).lock();
      try {
        moved++;
      } finally {
        cranes.get(1).unlock();
      }
    } finally {
      cranes.get(0).unlock();
    }
  }

  void lower() {
    cranes.get(0).lock();
    try {
      cranes.get(1).lock();
      try {
        moved--;
      } finally {
        cranes.get(1).unlock();
      }
    } finally {
      cranes.get(0).unlock();
    }
  }

  void burn() {
    synchronized (stores.get(Ware.COAL)) {
      synchronized (stores.get(Ware.GRAIN)) {
        moved++;
      }
    }
  }

  void mill() {
    synchronized (stores.get(Ware.COAL)) {
      synchronized (stores.get(Ware.GRAIN)) {
        moved--;
      }
    }
  }

  private final Object[] sidings = {new Object(), new Object()};

  void shunt() {
    synchronized (sidings[0]) {
      synchronized (sidings[1]) {
        moved++;
      }
    }
  }

  void inspect() {
    for (Object siding : sidings) {
      synchronized (siding) {
        moved--;
      }
    }
  }

  private final AtomicInteger trains = new AtomicInteger();

  int trains() {
    return trains.get();
  }
}
