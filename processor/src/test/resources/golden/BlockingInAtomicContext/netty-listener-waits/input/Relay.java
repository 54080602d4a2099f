import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.Future;

final class Relay {
  void relay(ChannelFuture written, Future<String> answer) {
    written.addListener(future -> show(answer));
    written.addListener(this::answered);
  }

  void later(Channel channel, Future<String> answer) {
    channel.eventLoop().execute(() -> answer.syncUninterruptibly()); // expect BlockingInAtomicContext
  }

  private void show(Future<String> answer) throws Exception {
    System.out.println(answer.sync().get()); // expect BlockingInAtomicContext BlockingInAtomicContext
  }

  private void answered(Future<?> written) throws InterruptedException {
    Thread.sleep(10); // expect BlockingInAtomicContext
  }
}
