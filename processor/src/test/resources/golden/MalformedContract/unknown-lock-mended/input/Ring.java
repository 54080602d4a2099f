package ring;

import dev.palisade.annotations.Locks;
import dev.palisade.annotations.Requires;
import far.Registry;
import java.util.concurrent.locks.ReentrantLock;

class Ring {
  final ReentrantLock ringLock = new ReentrantLock();
  final Table table = new Table();
  Registry registry;

  @Locks("ringLock")
  void typo() {}

  @Requires("far.Registry.LOCK")
  void imported() {}

  @Requires("Table.tableLock")
  void anyInstance() {}

  @Requires("table.tableLock")
  void throughField() {}

  @Requires("given.tableLock")
  void throughParameter(Table given) {}

  @Requires({"this", "Ring.class"})
  void monitors() {}

  @Locks({})
  void locksNothing() {}
}

class Table {
  final Object tableLock = new Object();
}
