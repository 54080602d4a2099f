import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.Future;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

final class Relay {
  void relay(ChannelFuture written, Future<String> answer) {
    written.addListener(future -> show(future));
    answer.addListener(future -> System.out.println(answer.get()));
    written.addListener(this::answered);
  }

  void later(Channel channel, Executor threads, Future<String> answer) {
    channel.eventLoop().execute(() -> System.out.println(answer.isSuccess()));
    threads.execute(() -> answer.syncUninterruptibly());
  }

  private void show(Future<?> written) {
    written.addListener(future -> System.out.println(future.isSuccess()));
  }

  private void answered(Future<?> written) throws InterruptedException, ExecutionException {
    written.sync();
    written.get();
  }
}

final class Answers extends SimpleChannelInboundHandler<File> {
  private final EventExecutor loop;

  Answers(EventExecutor loop) {
    this.loop = loop;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, File file)
      throws IOException, InterruptedException {
    ChannelFuture written = ctx.writeAndFlush(Files.readString(file.toPath()));
    if (!loop.inEventLoop()) {
      written.sync();
    }
  }
}

/** Its handlers may wait: they are given threads of their own. */
final class Slow extends SimpleChannelInboundHandler<Long> {
  static void addTo(ChannelPipeline pipeline, EventExecutorGroup threads) {
    pipeline.addLast(threads, "slow", new Slow());
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, Long millis) throws InterruptedException {
    Thread.sleep(millis);
    ctx.writeAndFlush("over").sync();
  }
}
