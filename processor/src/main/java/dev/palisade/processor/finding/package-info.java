/**
 * What rules see and what they say: the {@link dev.palisade.processor.finding.Model} of a program,
 * and findings, told so that every back end can print them its own way.
 */
@NullMarked
package dev.palisade.processor.finding;

import org.jspecify.annotations.NullMarked;
