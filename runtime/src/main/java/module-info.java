/** The fence core: lock-free one-shot completion objects, and what generated glue needs of them. */
module dev.palisade.runtime {
  requires static transitive dev.palisade.annotations;
  requires static jdk.jfr;
  requires static org.jspecify;

  exports dev.palisade.runtime;
}
