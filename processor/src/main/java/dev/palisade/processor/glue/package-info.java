/** To be written. */
@NullMarked
package dev.palisade.processor.glue;

import org.jspecify.annotations.NullMarked;
