package dev.palisade.runtime.bench;

import dev.palisade.annotations.FenceDriver;

/** A driver without ops: it signals by itself, so the core is all that is measured. */
@FenceDriver(name = "plain")
final class PlainDriver {}
