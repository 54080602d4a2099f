/**
 * What is found out before a program is looked at as a graph: what is done if constants are passed,
 * which code is where code is kept and passed, and which bodies and calls lead to anything that
 * anybody asks about.
 */
@NullMarked
package dev.palisade.processor.code;

import org.jspecify.annotations.NullMarked;
