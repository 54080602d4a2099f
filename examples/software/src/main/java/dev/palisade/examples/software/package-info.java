/**
 * Drivers with no device: {@link dev.palisade.examples.software.SoftwareDriver}, a timeline that a
 * program advances by hand, and {@link dev.palisade.examples.software.RingDriver}, the smallest
 * driver whose first interest and whose completion take the same lock.
 */
@NullMarked
package dev.palisade.examples.software;

import org.jspecify.annotations.NullMarked;
