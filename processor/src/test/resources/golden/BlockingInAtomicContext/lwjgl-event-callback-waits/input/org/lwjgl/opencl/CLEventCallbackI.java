package org.lwjgl.opencl;

public interface CLEventCallbackI {
  void invoke(long event, int status, long data);
}
