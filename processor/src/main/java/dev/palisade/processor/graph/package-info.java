/** To be written. */
@NullMarked
package dev.palisade.processor.graph;

import org.jspecify.annotations.NullMarked;
