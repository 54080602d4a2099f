/**
 * The job: {@link dev.palisade.examples.uring.job.ReadJob} reads a big file through fences and
 * through {@code java.nio}, and compares bytes, throughput and latency.
 */
@NullMarked
package dev.palisade.examples.uring.job;

import org.jspecify.annotations.NullMarked;
