package depot;

import dev.palisade.annotations.Locks;
import dev.palisade.annotations.Requires;

interface Audit {
  Object LOCK = new Object();

  @Requires("LOCK")
  @Locks("Ledger.LOCK")
  void review();
}
