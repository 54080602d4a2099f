import java.util.concurrent.locks.ReentrantReadWriteLock;

interface Ledger {
  String read(int page);

  void tear(int page);
}

/** The ledger below may be any, also a view of this one. */
class Copied implements Ledger {
  private final ReentrantReadWriteLock cover = new ReentrantReadWriteLock();
  private final ReentrantReadWriteLock[] pages = {
    new ReentrantReadWriteLock(), new ReentrantReadWriteLock()
  };
  private Ledger below;

  void put(Ledger below) {
    this.below = below;
  }

  @Override
  public String read(int page) {
    cover.readLock().lock();
    try {
      return below.read(page);
    } finally {
      cover.readLock().unlock();
    }
  }

  @Override
  public void tear(int page) {
    cover.readLock().lock();
    try {
      pages[page & 1].writeLock().lock();
      try {
        below.tear(page);
      } finally {
        pages[page & 1].writeLock().unlock();
      }
    } finally {
      cover.readLock().unlock();
    }
  }

  void bind() {
    cover.writeLock().lock();
    try {
      below.read(0); // expect LockOrderInversion
    } finally {
      cover.writeLock().unlock();
    }
  }

  class View implements Ledger {
    @Override
    public String read(int page) {
      cover.readLock().lock();
      try {
        pages[page & 1].readLock().lock();
        try {
          return Copied.this.read(page);
        } finally {
          pages[page & 1].readLock().unlock();
        }
      } finally {
        cover.readLock().unlock();
      }
    }

    @Override
    public void tear(int page) {}
  }
}
