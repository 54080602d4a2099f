/** What a fence costs over the kernel's raw calls, measured on the machine at hand. */
@NullMarked
package dev.palisade.examples.syncfile.job;

import org.jspecify.annotations.NullMarked;
