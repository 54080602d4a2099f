/**
 * What needs Error Prone: one check a file. This is the only package that sees it, and nothing
 * outside sees this package, so the processor works where Error Prone is absent.
 *
 * <p>The checks are about one fence in one method; they find what a user of fences does wrong and
 * mend it where that is safe. What needs the whole program is a rule.
 */
@NullMarked
package dev.palisade.processor.check;

import org.jspecify.annotations.NullMarked;
