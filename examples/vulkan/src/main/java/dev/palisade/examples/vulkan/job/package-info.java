/**
 * What is done with the drivers: {@link dev.palisade.examples.vulkan.job.CostJob} holds fences
 * against the raw API.
 */
@NullMarked
package dev.palisade.examples.vulkan.job;

import org.jspecify.annotations.NullMarked;
