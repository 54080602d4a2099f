/**
 * A driver with no device: {@link dev.palisade.examples.software.RingDriver}, the smallest one
 * whose first interest and whose completion take the same lock; and a demonstration of {@link
 * dev.palisade.runtime.SoftwareTimeline}, which needs no driver at all.
 */
@NullMarked
package dev.palisade.examples.software;

import org.jspecify.annotations.NullMarked;
