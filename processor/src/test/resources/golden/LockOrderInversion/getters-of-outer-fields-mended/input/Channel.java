import java.util.HashSet;
import java.util.Set;

abstract class Users {
  private final Set<String> names = new HashSet<>();

  abstract Object lock();

  abstract void busy();

  final void add(String name) {
    synchronized (lock()) {
      if (names.add(name)) {
        busy();
      }
    }
  }

  final boolean isBusy() {
    synchronized (lock()) {
      return !names.isEmpty();
    }
  }
}

final class Channel {
  private final Object lock = new Object();
  private final Transport transport = new Transport(this);
  private boolean idle;

  final Users users =
      new Users() {
        @Override
        Object lock() {
          return lock;
        }

        @Override
        void busy() {
          wake();
        }
      };

  private void wake() {
    synchronized (lock) {
      idle = !users.isBusy();
    }
  }

  void rest() {
    synchronized (lock) {
      idle = true;
      transport.pause();
    }
  }
}

final class Transport {
  private final Object door = new Object();
  private final Channel channel;
  private boolean open;

  Transport(Channel channel) {
    this.channel = channel;
  }

  void pause() {
    synchronized (door) {
      open = false;
    }
  }

  void enter(String name) {
    synchronized (door) {
      open = true;
    }
    channel.users.add(name);
  }
}

/** Says nothing of what its lock is: perhaps that of one of those who use it. */
final class Guests extends Users {
  private final Lobby lobby;

  Guests(Lobby lobby) {
    this.lobby = lobby;
  }

  @Override
  Object lock() {
    return lobby.shared();
  }

  @Override
  void busy() {
    lobby.open();
  }
}

final class Lobby {
  private static final Object HALL = new Object();
  private final Guests guests = new Guests(this);
  private int openings;

  Object shared() {
    return HALL;
  }

  void open() {
    synchronized (HALL) {
      openings++;
    }
  }

  boolean isOpen() {
    synchronized (HALL) {
      return openings > 0 && guests.isBusy();
    }
  }
}
