package dev.palisade.examples.opencl;

/** The driver over PoCL, which runs kernels on its own worker threads. */
class PoclTest extends OpenClContract {
  @Override
  String platform() {
    return "Portable Computing Language";
  }

  @Override
  String debianPackages() {
    return "pocl-opencl-icd ocl-icd-libopencl1";
  }
}
