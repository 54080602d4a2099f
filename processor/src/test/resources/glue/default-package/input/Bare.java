import dev.palisade.annotations.FenceDriver;

/** As little as a driver can be. */
@FenceDriver(name = "bare")
public class Bare {
  /** Makes a driver. */
  public Bare() {}
}
