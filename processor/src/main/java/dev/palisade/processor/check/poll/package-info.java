/**
 * Loops that ask a fence again and again: {@link dev.palisade.processor.check.poll.Polling} finds
 * them, {@link dev.palisade.processor.check.poll.Asked} reads their conditions, {@link
 * dev.palisade.processor.check.poll.Interest} knows whether anybody armed the fence.
 */
@NullMarked
package dev.palisade.processor.check.poll;

import org.jspecify.annotations.NullMarked;
