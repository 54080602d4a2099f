package depot;

import dev.palisade.annotations.Locks;

interface Audit {
  Object LOCK = new Object();

  @Locks("Ledger.LOCK")
  void review();
}
