/** To be written. */
@NullMarked
package dev.palisade.annotations;

import org.jspecify.annotations.NullMarked;
