package dev.palisade.examples.opencl;

/** The driver over Mesa's rusticl, which starts nothing that was not flushed. */
class RusticlTest extends OpenClContract {
  @Override
  String platform() {
    return "rusticl";
  }

  @Override
  String debianPackages() {
    return "mesa-opencl-icd ocl-icd-libopencl1, and set RUSTICL_ENABLE=llvmpipe";
  }
}
