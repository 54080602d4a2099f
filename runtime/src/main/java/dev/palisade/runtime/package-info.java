/** To be written. */
@NullMarked
package dev.palisade.runtime;

import org.jspecify.annotations.NullMarked;
