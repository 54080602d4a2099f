/**
 * What the front ends found: immutable records of methods, locks, acquisitions, calls and
 * contracts.
 *
 * <p>A <em>fact</em> says what a source says and nothing more: no fact depends on another method,
 * on a rule, or on a compiler type. Everything after the front ends is a pure function of these
 * records. Types are named by their binary name ({@code pkg.Outer$Inner}) throughout.
 */
@NullMarked
package dev.palisade.processor.fact;

import org.jspecify.annotations.NullMarked;
