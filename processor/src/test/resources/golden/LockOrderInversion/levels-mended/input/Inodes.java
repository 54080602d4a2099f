import dev.palisade.annotations.LockClass;
import java.util.concurrent.locks.ReentrantLock;

class Directory {
  @LockClass(name = "inode.directory", subclassOf = "inode")
  final ReentrantLock lock = new ReentrantLock();
}

class Entry {
  @LockClass(name = "inode.entry", subclassOf = "inode", nested = 1)
  final ReentrantLock lock = new ReentrantLock();

  void rename(Directory directory) {
    directory.lock.lock();
    lock.lock();
    lock.unlock();
    directory.lock.unlock();
  }
}
