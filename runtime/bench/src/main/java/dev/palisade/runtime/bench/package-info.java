/**
 * The fence core against what people use instead: the benchmarks. What compares them is in {@link
 * dev.palisade.runtime.bench.table}.
 */
@NullMarked
package dev.palisade.runtime.bench;

import org.jspecify.annotations.NullMarked;
