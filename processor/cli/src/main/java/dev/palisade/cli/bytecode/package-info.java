/**
 * A front end that reads class files: what jars do that were compiled without Palisade.
 *
 * <p>It knows less than the one that reads sources. Bodies are walked with names for the objects on
 * the stack; a lock in an object without a name is not followed, and what a helper leaves held is
 * not known to its callers.
 */
@NullMarked
package dev.palisade.cli.bytecode;

import org.jspecify.annotations.NullMarked;
