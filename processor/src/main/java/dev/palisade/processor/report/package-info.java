/** Findings as text, and the one funnel they are printed through. */
@NullMarked
package dev.palisade.processor.report;

import org.jspecify.annotations.NullMarked;
