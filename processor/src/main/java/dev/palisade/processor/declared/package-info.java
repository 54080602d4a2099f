/** To be written. */
@NullMarked
package dev.palisade.processor.declared;

import org.jspecify.annotations.NullMarked;
