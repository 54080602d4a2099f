/**
 * What the trees of javac mean and where they are: methods, fields, lock operations, and the {@link
 * dev.palisade.processor.fact.ObjectPath} of an expression.
 */
@NullMarked
package dev.palisade.processor.naming;

import org.jspecify.annotations.NullMarked;
