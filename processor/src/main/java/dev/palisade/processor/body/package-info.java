/** To be written. */
@NullMarked
package dev.palisade.processor.body;

import org.jspecify.annotations.NullMarked;
