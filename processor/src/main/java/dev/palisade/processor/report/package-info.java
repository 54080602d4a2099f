/** To be written. */
@NullMarked
package dev.palisade.processor.report;

import org.jspecify.annotations.NullMarked;
