/**
 * The declared front end: from annotations to facts. May use {@code fact}, {@code element} and
 * {@code javax.lang.model}; knows nothing of rules about bodies, of graphs or of messages.
 */
@NullMarked
package dev.palisade.processor.declared;

import org.jspecify.annotations.NullMarked;
