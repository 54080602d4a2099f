/**
 * Writes the glue between a driver and the fence core: one source file a driver.
 *
 * <p>{@link dev.palisade.processor.glue.GlueGenerator} is the entry and shows the two stages. The
 * readers ({@code GlueModelReader} and what it uses) turn the driver's elements into a {@code
 * GlueModel}; everything that cannot be written in Java (a private handler, a clash of names) is a
 * {@code GlueProblem} there, so that the steps cannot fail. The steps ({@code AddX}) write one
 * group of members each and know no element.
 *
 * <p>May use {@code fact}, {@code element} and JavaPoet. Unlike the engine it also reads {@code
 * javax.lang.model}: the facts hold erased names, and a handler is repeated with its generic types.
 */
@NullMarked
package dev.palisade.processor.glue;

import org.jspecify.annotations.NullMarked;
