/**
 * The fence core against what people use instead. {@link dev.palisade.runtime.bench.Table} prints
 * it all; what a row compares is in {@link dev.palisade.runtime.bench.Rows}.
 */
@NullMarked
package dev.palisade.runtime.bench;

import org.jspecify.annotations.NullMarked;
