/**
 * What tests of the examples share: what they need of the machine and what becomes of them where it
 * is missing, and how a program is run that may hang.
 */
@NullMarked
package dev.palisade.examples.testing;

import org.jspecify.annotations.NullMarked;
