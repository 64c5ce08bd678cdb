// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.transport;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.klartecken.agent.protocol.pulse.PulseCodec;

/**
 * A connection to the desktop's sound service, PulseAudio or PipeWire, over its local socket. Asks only; for one thread.
 * An interrupt ends a wait for it.
 */
public final class PulseLink implements AutoCloseable {
  private final SocketChannel channel;
  private int tag;

  private PulseLink(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * The socket of the sound service that this process may reach: the one that {@code PULSE_SERVER} names, its own
   * session's, or that of a service of the whole system. Empty when none is there: an agent outside of the session that
   * plays the room's sound cannot know.
   */
  public static Optional<Path> socket(Map<String, String> environment) {
    String named = environment.getOrDefault("PULSE_SERVER", "");
    String session = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    Stream<Path> places = named.isEmpty()
        ? Stream.concat(session.isEmpty() ? Stream.of() : Stream.of(Path.of(session, "pulse", "native")),
            Stream.of(Path.of("/run/pulse/native")))
        : named.startsWith("unix:") || named.startsWith("/")
            ? Stream.of(Path.of(named.startsWith("/") ? named : named.substring("unix:".length())))
            : Stream.of(); // over the network: another PC's sound
    return places.filter(Files::exists).findFirst();
  }

  /** Connects and says who asks. */
  public static PulseLink open(Path socket, Map<String, String> environment) throws IOException {
    PulseLink link = new PulseLink(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    try {
      link.ask(PulseCodec.auth(link.tag, cookie(environment)));
      link.ask(PulseCodec.clientName(link.tag, "klartecken-agent"));
      return link;
    } catch (IOException e) {
      link.close();
      throw e;
    }
  }

  private static byte[] cookie(Map<String, String> environment) throws IOException {
    Path file = environment.containsKey("PULSE_COOKIE")
        ? Path.of(environment.get("PULSE_COOKIE"))
        : Path.of(environment.getOrDefault("HOME", "/"), ".config", "pulse", "cookie");
    byte[] cookie = Files.isReadable(file) ? Files.readAllBytes(file) : new byte[0];
    return cookie.length == PulseCodec.COOKIE ? cookie : new byte[PulseCodec.COOKIE];
  }

  /** The names of the devices that programs use that do not choose. */
  public PulseCodec.Defaults defaults() throws IOException {
    return PulseCodec.defaults(ask(PulseCodec.serverInfo(tag)))
        .orElseThrow(() -> new IOException("the sound service's answer is cut short"));
  }

  /** The number of the sound card behind a sink or a source; empty for one that is no sound card. */
  public OptionalInt card(boolean plays, String name) throws IOException {
    return PulseCodec.card(ask(PulseCodec.deviceInfo(tag, plays, name)));
  }

  /** Sends a command that bears the present tag, and waits for what answers it. */
  private byte[] ask(byte[] command) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(command);
    while (out.hasRemaining()) {
      channel.write(out);
    }
    byte[] values = receive();
    while (!PulseCodec.answers(values, tag)) {
      values = receive();
    }
    if (!PulseCodec.isReply(values, tag)) {
      throw new IOException("the sound service refuses to answer");
    }
    tag++;
    return values;
  }

  private byte[] receive() throws IOException {
    int length = ByteBuffer.wrap(read(PulseCodec.DESCRIPTOR)).getInt();
    if (length < 0 || length > PulseCodec.LONGEST) {
      throw new IOException("what answers is no sound service");
    }
    return read(length);
  }

  private byte[] read(int length) throws IOException {
    ByteBuffer in = ByteBuffer.allocate(length);
    while (in.hasRemaining()) {
      if (channel.read(in) < 0) {
        throw new EOFException("the sound service closed the connection");
      }
    }
    return in.array();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
