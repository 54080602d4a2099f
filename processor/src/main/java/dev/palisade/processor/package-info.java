/** To be written. */
@NullMarked
package dev.palisade.processor;

import org.jspecify.annotations.NullMarked;
