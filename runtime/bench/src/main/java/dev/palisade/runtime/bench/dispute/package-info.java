/**
 * Three fence cores of one interface, for the argument that numbers were missing in: may the core
 * call its driver, and answer questions, without the fence lock?
 */
@NullMarked
package dev.palisade.runtime.bench.dispute;

import org.jspecify.annotations.NullMarked;
