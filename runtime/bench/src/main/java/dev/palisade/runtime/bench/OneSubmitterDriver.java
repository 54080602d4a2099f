package dev.palisade.runtime.bench;

import dev.palisade.annotations.FenceDriver;

/** As {@link PlainDriver}, with one thread that creates and closes. */
@FenceDriver(name = "one submitter", oneSubmitter = true)
final class OneSubmitterDriver {}
