package dev.palisade.runtime.bench;

import dev.palisade.annotations.FenceDriver;

/** A driver whose fences remember when they were signaled. */
@FenceDriver(name = "stamped", timestamps = true)
final class StampedDriver {}
