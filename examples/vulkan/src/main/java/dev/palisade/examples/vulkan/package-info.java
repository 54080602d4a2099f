/**
 * Two drivers over Vulkan, which calls nobody back: {@link
 * dev.palisade.examples.vulkan.SubmitDriver} makes a fence of each submission, {@link
 * dev.palisade.examples.vulkan.PointDriver} of each point of a timeline semaphore. A thread of each
 * waits for the device and is its interrupt.
 */
@NullMarked
package dev.palisade.examples.vulkan;

import org.jspecify.annotations.NullMarked;
