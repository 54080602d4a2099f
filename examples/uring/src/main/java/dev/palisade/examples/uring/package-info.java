/**
 * A driver over Linux io_uring: {@link dev.palisade.examples.uring.UringDriver} turns reads into
 * fences, over the kernel's ring or, where that is refused, over one made of threads.
 */
@NullMarked
package dev.palisade.examples.uring;

import org.jspecify.annotations.NullMarked;
