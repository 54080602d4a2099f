package org.apache.kafka.clients.producer;

public interface Callback {
  void onCompletion(String where, Exception failure);
}
