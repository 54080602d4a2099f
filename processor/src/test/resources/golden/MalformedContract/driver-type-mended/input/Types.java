package ring;

import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;

class Types {
  static final String NAME = "by constant";

  @FenceDriver(name = "nested")
  static class Nested extends Base<String> {
    @FenceDriver(name = NAME)
    static class Deeper {
      @InterruptHandler
      void retired() {}
    }
  }

  @FenceDriver(name = "record")
  record Record(int queue) {}

  @FenceDriver(name = "abstract")
  abstract static class Abstract extends Base<Integer> {}

  @FenceDriver(name = "generic")
  static class Generic<T> {}

  @FenceDriver(name = "inner")
  class Inner {}

  static class Base<T> {}

  interface Around {
    @FenceDriver(name = "in interface")
    class Implicitly {}
  }
}
