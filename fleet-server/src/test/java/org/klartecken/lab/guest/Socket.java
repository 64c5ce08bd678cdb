// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.guest;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Reaches one of QEMU's sockets, which appear some time after it was started. */
final class Socket {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Socket() {
  }

  static SocketChannel connect(Path socket) {
    try {
      return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
          .ignoreExceptionsInstanceOf(IOException.class)
          .until(() -> open(socket), SocketChannel::isConnected);
    } catch (ConditionTimeoutException e) {
      throw new GuestTrouble("QEMU does not open its socket " + socket.getFileName(), e);
    }
  }

  private static SocketChannel open(Path socket) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }
}
