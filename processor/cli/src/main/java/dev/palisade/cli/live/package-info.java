/**
 * A project that is checked while it is edited: its texts, its class files in memory, the facts of
 * each of its files, and what the rules find in all of them together. Knows nothing of editors.
 */
@NullMarked
package dev.palisade.cli.live;

import org.jspecify.annotations.NullMarked;
