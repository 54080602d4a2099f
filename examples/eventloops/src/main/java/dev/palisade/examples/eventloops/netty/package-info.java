/** A gateway over Netty that asks another server for each of its answers, and never waits. */
@NullMarked
package dev.palisade.examples.eventloops.netty;

import org.jspecify.annotations.NullMarked;
