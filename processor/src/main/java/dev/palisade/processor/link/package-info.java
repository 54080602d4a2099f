/**
 * The check of a whole application over its jars, also of those that do not see each other when
 * they are compiled.
 *
 * <p>The third entry into the straight line: facts come from summaries, and from whoever reads the
 * class files of jars that have none. Jars with summaries were checked when they were compiled;
 * what is found within one of them alone is not told again.
 */
@NullMarked
package dev.palisade.processor.link;

import org.jspecify.annotations.NullMarked;
