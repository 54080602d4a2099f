/** The annotations of Palisade. */
module dev.palisade.annotations {
  requires static org.jspecify;

  exports dev.palisade.annotations;
}
