/**
 * Accesses to shared variables and the order that holds between them: {@link
 * dev.palisade.processor.check.access.Accesses} reads what a call or a name accesses and how,
 * {@link dev.palisade.processor.check.access.Trace} the order of one method's accesses, and {@link
 * dev.palisade.processor.check.access.Shapes} what two methods together miss.
 */
@NullMarked
package dev.palisade.processor.check.access;

import org.jspecify.annotations.NullMarked;
