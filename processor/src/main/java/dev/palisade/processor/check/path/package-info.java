/**
 * What the checks share: the paths through one method and what it calls in its file, which names
 * stand for one thing, what arms, signals and frees. One source file is seen, and nothing else.
 */
@NullMarked
package dev.palisade.processor.check.path;

import org.jspecify.annotations.NullMarked;
