/**
 * Linux's own fences, as far as user space sees them: {@code sync_file}, vgem's fences, DRM's
 * {@code syncobj} and eventfd. Plain calls into libc, by {@code java.lang.foreign}; nothing here
 * knows of Palisade's fences.
 */
@NullMarked
package dev.palisade.examples.syncfile.linux;

import org.jspecify.annotations.NullMarked;
