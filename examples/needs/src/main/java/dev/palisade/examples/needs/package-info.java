/** What tests of the examples need of the machine, and what becomes of them where it is missing. */
@NullMarked
package dev.palisade.examples.needs;

import org.jspecify.annotations.NullMarked;
