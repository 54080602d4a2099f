package ring;

import dev.palisade.annotations.Locks;
import dev.palisade.annotations.Requires;
import far.Registry;
import java.util.concurrent.locks.ReentrantLock;

/** Near misses: a typo, a wrong case, a type that only its import names, and nothing near. */
class Ring {
  final ReentrantLock ringLock = new ReentrantLock();
  final Table table = new Table();
  Registry registry;

  @Locks("ringLok") // expect MalformedContract
  void typo() {}

  @Locks({"ringLock", "RingLock"}) // expect MalformedContract
  void wrongCase() {}

  @Requires("Registry.LOCK") // expect MalformedContract
  void imported() {}

  @Requires("Table.tabelLock") // expect MalformedContract
  void fieldOfAnotherType() {}

  @Requires("Tabel.tableLock") // expect MalformedContract
  void typeWithTypo() {}

  @Requires("spoon") // expect MalformedContract
  void nothingNear() {}

  @Requires("nowhere.Type.lock") // expect MalformedContract
  void noSuchPackage() {}
}

class Table {
  final Object tableLock = new Object();
}
