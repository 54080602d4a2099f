/**
 * Runs benchmarks and compares them. {@link dev.palisade.runtime.bench.table.Table} prints it all;
 * what a row compares is in {@link dev.palisade.runtime.bench.table.Rows}.
 */
@NullMarked
package dev.palisade.runtime.bench.table;

import org.jspecify.annotations.NullMarked;
