/**
 * What method bodies do: from attributed trees of javac ({@code com.sun.source} only) to {@code
 * fact}s. Knows nothing of rules.
 *
 * <p>{@link dev.palisade.processor.body.BodyScanner} walks each class once. A method is one walk of
 * a {@code MethodWalker}: {@code flow} tells it what is held, {@code naming} what things are
 * called.
 */
@NullMarked
package dev.palisade.processor.body;

import org.jspecify.annotations.NullMarked;
