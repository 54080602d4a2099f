import dev.palisade.runtime.Timeline;
import java.util.Set;
import javax.annotation.processing.Generated;

/**
 * The fences of {@link Bare}: makes them, signals them, and stands between the driver and the core.
 *
 * <p>Written by Palisade from the annotations of {@code Bare}. {@link #create()} gives a pending
 * fence. {@link #close()} cancels what is still pending and returns when nothing of the driver runs
 * any more, no op, no handler and no callback: only then may the driver free what its device uses.
 */
@Generated("dev.palisade.processor.ContractProcessor")
public final class BareFences extends Timeline implements AutoCloseable {
  private final Bare driver;

  /**
   * Serves {@code driver}, which must stay usable until {@link #close()} has returned.
   *
   * @param driver the driver that the core calls through this object
   */
  public BareFences(Bare driver) {
    super("bare", Set.of(), /* timestamps= */ false);
    this.driver = driver;
  }
}
