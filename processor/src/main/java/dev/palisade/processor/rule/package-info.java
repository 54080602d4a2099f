/** To be written. */
@NullMarked
package dev.palisade.processor.rule;

import org.jspecify.annotations.NullMarked;
