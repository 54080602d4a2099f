package org.apache.kafka.clients.producer;

import java.util.concurrent.Future;

public interface Producer {
  Future<String> send(String record, Callback callback);

  void flush();
}
