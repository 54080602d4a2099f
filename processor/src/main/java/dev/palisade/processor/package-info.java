/**
 * Palisade's compile-time checker: the entries and the straight line they share.
 *
 * <pre>
 * elements / bodies -&gt; facts -&gt; contract model -&gt; lock graph -&gt; findings -&gt; diagnostics -&gt; glue
 * </pre>
 *
 * <p>{@link dev.palisade.processor.ContractProcessor} sees declarations, in every compiler and IDE;
 * {@link dev.palisade.processor.PalisadePlugin} sees method bodies, in javac. Both end in {@link
 * dev.palisade.processor.Pipeline}. Front ends ({@code declared}, {@code body}) turn what the
 * compiler shows into {@code fact} records; {@code graph} and {@code rule} are pure functions of
 * those; {@code report} prints; {@code glue} generates. Imports go only downwards, and {@code
 * ArchitectureTest} holds them to it.
 */
@NullMarked
package dev.palisade.processor;

import org.jspecify.annotations.NullMarked;
