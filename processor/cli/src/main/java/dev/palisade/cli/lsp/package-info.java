/**
 * {@code palisade lsp}: what a live project knows, told to editors in the Language Server Protocol.
 */
@NullMarked
package dev.palisade.cli.lsp;

import org.jspecify.annotations.NullMarked;
