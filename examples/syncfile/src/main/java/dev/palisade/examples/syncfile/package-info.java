/**
 * A driver over Linux's own fences: {@link dev.palisade.examples.syncfile.SyncFileDriver} turns
 * what can be polled, such as a {@code sync_file} of any device, into a fence.
 */
@NullMarked
package dev.palisade.examples.syncfile;

import org.jspecify.annotations.NullMarked;
