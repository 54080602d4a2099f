import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.Reclaims;
import dev.palisade.annotations.SignalingPath;
import dev.palisade.annotations.TimelineName;
import dev.palisade.runtime.DriverFence;
import java.util.ArrayList;
import java.util.List;

@FenceDriver(name = "display")
final class CommitTail {
  private final List<long[]> planes = new ArrayList<>();
  private long[] last = {};

  @TimelineName
  String timeline() {
    return "display";
  }

  @Reclaims
  long[] duplicate(long[] state) {
    return state.clone();
  }

  @SignalingPath
  void tail(DriverFence flip) {
    planes.forEach(plane -> last = plane);
    flip.signal();
  }
}
