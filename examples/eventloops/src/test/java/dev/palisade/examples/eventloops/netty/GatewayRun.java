package dev.palisade.examples.eventloops.netty;

import dev.palisade.examples.testing.ChildJvm;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.SocketAddress;
import java.util.function.Supplier;

/**
 * Asks a gateway once, in a JVM of its own. Arguments: how many event loops all have together;
 * {@code waits} or {@code chains}; and how many seconds are enough.
 */
final class GatewayRun {
  private GatewayRun() {}

  public static void main(String[] args) throws Exception {
    EventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(Integer.parseInt(args[0]), NioIoHandler.newFactory());
    Lines lines = new Lines(loops);
    SocketAddress upper = lines.serve(Upper::new);
    Backend backend = question -> lines.ask(upper, question);
    boolean waits = args[1].equals("waits");
    Supplier<ChannelHandler> handler =
        () -> waits ? new WaitingGateway(backend) : new Gateway(backend);
    SocketAddress gateway = lines.serve(handler);
    ChildJvm.end(lines.ask(gateway, "is anybody there"), Long.parseLong(args[2]));
  }
}
