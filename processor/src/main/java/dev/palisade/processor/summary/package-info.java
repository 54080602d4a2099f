/**
 * What bodies of jars do, as they were found when the jar was compiled: facts as bytes, one
 * resource a top-level type, in the folder of its package.
 *
 * <p>The format is versioned and the same facts give the same bytes. A class named {@code XFormat}
 * writes and reads one group of records, side by side, so that the two halves cannot drift apart.
 */
@NullMarked
package dev.palisade.processor.summary;

import org.jspecify.annotations.NullMarked;
