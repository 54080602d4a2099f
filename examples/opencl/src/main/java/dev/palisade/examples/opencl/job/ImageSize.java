package dev.palisade.examples.opencl.job;

import java.nio.ByteBuffer;

/** An image of strips of equal height. */
record ImageSize(int width, int stripRows, int strips) {
  int height() {
    return stripRows * strips;
  }

  int firstRow(int strip) {
    return stripRows * strip;
  }

  /** Memory for its pixels, red, green, blue and alpha, a byte each. */
  ByteBuffer newImage() {
    return ByteBuffer.allocateDirect(4 * width * height());
  }
}
