import java.security.Principal;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.HashSet;
import java.util.Set;
import javax.security.auth.Subject;

/** An action that is given to run with other rights is run by the thread that gives it: in one order here. */
class Vault {
  private final Object door = new Object();
  private final Object ledger = new Object();
  private final Subject keeper = new Subject();
  private int entries;

  int open() throws PrivilegedActionException {
    synchronized (door) {
      return Subject.doAs(
          keeper,
          new PrivilegedExceptionAction<Integer>() {
            @Override
            public Integer run() {
              synchronized (ledger) {
                return ++entries;
              }
            }
          });
    }
  }

  Set<Principal> audit() {
    synchronized (door) {
      synchronized (ledger) {
        entries = 0;
        return new HashSet<>(keeper.getPrincipals());
      }
    }
  }
}
