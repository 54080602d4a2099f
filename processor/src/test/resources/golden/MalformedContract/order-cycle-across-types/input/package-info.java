@LockOrder({"Journal.journalLock", "Cache.cacheLock"})
package cache;

import dev.palisade.annotations.LockOrder;
