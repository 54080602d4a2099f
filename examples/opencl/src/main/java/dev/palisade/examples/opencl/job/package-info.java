/**
 * What is done with the driver: {@link dev.palisade.examples.opencl.job.ImageJob} computes an image
 * on two queues, {@link dev.palisade.examples.opencl.job.CostJob} holds fences against the raw API.
 */
@NullMarked
package dev.palisade.examples.opencl.job;

import org.jspecify.annotations.NullMarked;
