package depot;

import dev.palisade.annotations.Locks;
import dev.palisade.annotations.Requires;

interface Ledger {
  Object LOCK = new Object();

  @Requires("LOCK")
  @Locks("Audit.LOCK")
  void post(long amount);
}
