package ring;

import dev.palisade.annotations.FenceDriver;

@FenceDriver(name = "copy")
class CopyDriver {}
