// SPDX-License-Identifier: Apache-2.0
package org.klartecken.stamp.socket;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/** Java's own socket. Its time to live is the system's usual one, which Java cannot change for single receivers. */
final class JavaSocket implements StampSocket {
  private final DatagramChannel channel;

  private JavaSocket(DatagramChannel channel) {
    this.channel = channel;
  }

  private interface Place {
    void take(DatagramChannel channel) throws IOException;
  }

  static StampSocket connected(InetSocketAddress peer) throws IOException {
    return opened(channel -> channel.connect(peer));
  }

  static StampSocket bound(InetSocketAddress at) throws IOException {
    return opened(channel -> channel.bind(at));
  }

  private static StampSocket opened(Place place) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.setOption(StandardSocketOptions.IP_TOS, EXPEDITED_FORWARDING << 2);
      place.take(channel);
      return new JavaSocket(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public InetSocketAddress local() throws IOException {
    return (InetSocketAddress) channel.getLocalAddress();
  }

  @Override
  public void refuseToFragment() throws IOException {
    channel.setOption(ExtendedSocketOptions.IP_DONTFRAGMENT, true);
  }

  @Override
  public long send(byte[] octets) throws IOException {
    long left = System.nanoTime();
    channel.write(ByteBuffer.wrap(octets));
    return left;
  }

  @Override
  public long send(byte[] octets, InetSocketAddress to, int dscp) throws IOException {
    channel.setOption(StandardSocketOptions.IP_TOS, dscp << 2);
    long left = System.nanoTime();
    channel.send(ByteBuffer.wrap(octets), to);
    return left;
  }

  @Override
  public @Nullable Arrival receive(int most, Duration patience) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[most], most);
    try {
      channel.socket().setSoTimeout((int) Math.max(1, patience.toMillis()));
      channel.socket().receive(packet);
    } catch (SocketTimeoutException e) {
      return null;
    } catch (SocketException e) {
      if (channel.isOpen()) {
        throw e;
      }
      throw new AsynchronousCloseException();
    }
    return new Arrival(Arrays.copyOf(packet.getData(), packet.getLength()),
        (InetSocketAddress) packet.getSocketAddress(), 0, OptionalInt.empty(), 0);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
