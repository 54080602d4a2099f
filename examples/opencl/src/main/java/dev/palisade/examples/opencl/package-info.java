/**
 * A driver over OpenCL: {@link dev.palisade.examples.opencl.ClDriver} turns commands into fences,
 * signaled from the threads on which OpenCL calls back.
 */
@NullMarked
package dev.palisade.examples.opencl;

import org.jspecify.annotations.NullMarked;
