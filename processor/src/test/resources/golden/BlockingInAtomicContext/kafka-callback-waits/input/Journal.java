import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;

final class Journal implements Callback {
  private final Producer producer;

  Journal(Producer producer) {
    this.producer = producer;
  }

  void write(String line) {
    producer.send(line, this);
    producer.send(line, (where, failure) -> again(line, failure));
  }

  @Override
  public void onCompletion(String where, Exception failure) {
    producer.flush(); // expect BlockingInAtomicContext
  }

  private void again(String line, Exception failure) {
    try {
      System.out.println(producer.send(line, null).get()); // expect BlockingInAtomicContext
    } catch (Exception stillFailing) {
      failure.addSuppressed(stillFailing);
    }
  }
}
