package ring;

import dev.palisade.annotations.FenceDriver;

/** Types for which no glue can be written. */
class Types {
  @FenceDriver(name = "interface") // expect MalformedContract
  interface Interface {}

  @FenceDriver(name = "enum") // expect MalformedContract
  enum Enum {}

  @FenceDriver(name = "annotation") // expect MalformedContract
  @interface Annotation {}

  @FenceDriver(name = "private") // expect MalformedContract
  private static class Private {}

  private static class Hidden {
    @FenceDriver(name = "nested") // expect MalformedContract
    static class Nested {}
  }

  @FenceDriver(name = "") // expect MalformedContract
  static class Nameless {}
}
