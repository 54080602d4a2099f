@LockOrder({"Cache.cacheLock", "Journal.journalLock"})
package cache;

import dev.palisade.annotations.LockOrder;
