/**
 * What needs Error Prone: one check a file. This package and those below it are the only ones that
 * see it, and nothing outside sees them, so the processor works where Error Prone is absent.
 *
 * <p>The checks are about one method, or about the methods of one file together; they find what a
 * user of fences does wrong and mend it where that is safe. What needs the whole program is a rule.
 */
@NullMarked
package dev.palisade.processor.check;

import org.jspecify.annotations.NullMarked;
