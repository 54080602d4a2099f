/**
 * The rules: one class each, in the visible list {@link dev.palisade.processor.rule.Rules}. A rule
 * reads the model and returns findings; it prints nothing and knows no compiler.
 */
@NullMarked
package dev.palisade.processor.rule;

import org.jspecify.annotations.NullMarked;
