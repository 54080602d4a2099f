package dev.palisade.processor.fact;

import dev.palisade.processor.fact.Contract.DeclaredLock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code @FenceDriver} type.
 *
 * @param type binary name
 * @param place the type's name in the source
 * @param name the driver's name
 * @param externalLock the lock that serialises its fences, or null
 * @param timestamps whether its fences are stamped
 * @param oneSubmitter whether it promises to create and close in order
 * @param ops contracts of its ops and interrupt handlers, in source order
 */
public record Driver(
    String type,
    Place place,
    String name,
    @Nullable DeclaredLock externalLock,
    boolean timestamps,
    boolean oneSubmitter,
    List<Contract> ops) {

  public Driver {
    ops = List.copyOf(ops);
  }

  /**
   * Binary name of its generated glue: {@code pkg.RingDriverFences}, {@code pkg.Outer_RingFences}.
   */
  public String glue() {
    int name = type.lastIndexOf('.') + 1;
    return type.substring(0, name) + type.substring(name).replace('$', '_') + "Fences";
  }
}
