import static dev.palisade.annotations.ExecutionContext.ATOMIC;
import static dev.palisade.annotations.ExecutionContext.INTERRUPT;
import static dev.palisade.annotations.ExecutionContext.PROCESS;

import dev.palisade.annotations.RunsIn;

class Flash {
  int sector;

  @RunsIn(PROCESS)
  void erase(int at) {
    sector = at;
  }
}

final class RamFlash extends Flash {
  @Override
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  void erase(int at) {
    sector = at;
  }
}
