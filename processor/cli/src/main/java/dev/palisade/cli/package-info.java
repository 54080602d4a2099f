/** The command line: {@code palisade link}. */
@NullMarked
package dev.palisade.cli;

import org.jspecify.annotations.NullMarked;
