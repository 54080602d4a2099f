/**
 * What a fence costs: the latency of a callback and the throughput of many, by a raw API and
 * through driver, glue and core, side by side.
 */
@NullMarked
package dev.palisade.examples.comparison;

import org.jspecify.annotations.NullMarked;
