// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.transport;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.klartecken.agent.protocol.pulse.PulseCodec;
import org.klartecken.contract.FailureReason;

/**
 * A connection to the desktop's sound service, PulseAudio or PipeWire, over its local socket. For one thread. Every answer
 * has a second; an interrupt ends a wait for it.
 */
public final class PulseLink implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  /** What PipeWire is told it does a moment after it has said so. */
  private static final Duration OFTEN = Duration.ofMillis(20);

  private final SocketChannel channel;
  private final Selector selector;
  private int tag;

  private PulseLink(SocketChannel channel, Selector selector) {
    this.channel = channel;
    this.selector = selector;
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
  public static PulseLink open(Path socket, Map<String, String> environment) throws PulseFault {
    try {
      PulseLink link = connect(socket);
      try {
        link.ask(PulseCodec.auth(link.tag, cookie(environment)));
        link.ask(PulseCodec.clientName(link.tag, "klartecken-agent"));
        return link;
      } catch (IOException e) {
        link.close();
        throw e;
      }
    } catch (PulseFault e) {
      throw e;
    } catch (IOException e) {
      throw new PulseFault(FailureReason.OTHER, "the sound service cannot be asked: " + e.getMessage(), e);
    }
  }

  /** Does not wait: a service that takes nobody in any more lets who waits for it wait for ever. */
  private static PulseLink connect(Path socket) throws IOException {
    if (!Files.isWritable(socket)) {
      throw new PulseFault(FailureReason.ACCESS_DENIED, "the socket of the sound service may not be used");
    }
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.configureBlocking(false);
      if (!channel.connect(UnixDomainSocketAddress.of(socket))) {
        throw new IOException("no room in its queue");
      }
      Selector selector = Selector.open();
      channel.register(selector, SelectionKey.OP_READ);
      return new PulseLink(channel, selector);
    } catch (ConnectException e) {
      channel.close();
      throw new PulseFault(FailureReason.DEVICE_GONE, "nobody listens at the socket of the sound service", e);
    } catch (IOException e) { // EAGAIN: its queue is full
      channel.close();
      throw new PulseFault(FailureReason.TIMEOUT, "the sound service takes nobody in: " + e.getMessage(), e);
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
  public PulseCodec.Defaults defaults() throws PulseFault {
    return PulseCodec.defaults(ask(PulseCodec.serverInfo(tag))).orElseThrow(PulseLink::cutShort);
  }

  /** The number of the sound card behind a sink or a source; empty for one that is no sound card, or not there. */
  public OptionalInt card(boolean plays, String name) throws PulseFault {
    if (name.isEmpty()) {
      return OptionalInt.empty();
    }
    byte[] answer = answer(PulseCodec.deviceInfo(tag, plays, name));
    if (PulseCodec.isUnknown(answer, tag)) {
      tag++;
      return OptionalInt.empty();
    }
    return PulseCodec.card(replied(answer), plays);
  }

  /**
   * Makes the first sink, or source, of a sound card the one that programs use that do not choose, and waits until it is.
   *
   * @return false when the service has none of that card
   */
  public boolean makeDefault(boolean plays, int card) throws PulseFault {
    Optional<String> name = PulseCodec.devices(ask(PulseCodec.deviceList(tag, plays)), plays)
        .orElseThrow(PulseLink::cutShort).stream().filter(d -> d.card().equals(OptionalInt.of(card)))
        .map(PulseCodec.SoundDevice::name).findFirst();
    if (name.isEmpty()) {
      return false;
    }
    ask(PulseCodec.setDefault(tag, plays, name.get()));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!name.get().equals(plays ? defaults().sink() : defaults().source())) {
      if (System.nanoTime() > deadline) {
        throw new PulseFault(FailureReason.OTHER, "the sound service goes on with another device");
      }
      rest();
    }
    return true;
  }

  private void rest() throws PulseFault {
    await(System.nanoTime() + OFTEN.toNanos());
  }

  /** Sends a command that bears the present tag, and waits for its reply. */
  private byte[] ask(byte[] command) throws PulseFault {
    return replied(answer(command));
  }

  /** What answered the last command, unless it is an error. */
  private byte[] replied(byte[] answer) throws PulseFault {
    if (!PulseCodec.isReply(answer, tag)) {
      throw new PulseFault(FailureReason.UNSUPPORTED, "the sound service refuses to answer");
    }
    tag++;
    return answer;
  }

  /** Sends a command that bears the present tag, and waits for what answers it: a reply, or an error. */
  private byte[] answer(byte[] command) throws PulseFault {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      send(ByteBuffer.wrap(command));
      byte[] values = receive(deadline);
      while (!PulseCodec.answers(values, tag)) {
        values = receive(deadline);
      }
      return values;
    } catch (PulseFault e) {
      throw e;
    } catch (IOException e) {
      throw new PulseFault(FailureReason.OTHER, "the sound service closed the connection", e);
    }
  }

  /** A command is smaller than what a socket takes in without being read. */
  private void send(ByteBuffer command) throws IOException {
    channel.write(command);
    if (command.hasRemaining()) {
      throw new PulseFault(FailureReason.TIMEOUT, "the sound service does not read what it is asked");
    }
  }

  private byte[] receive(long deadline) throws IOException {
    int length = ByteBuffer.wrap(read(PulseCodec.DESCRIPTOR, deadline)).getInt();
    if (length < 0 || length > PulseCodec.LONGEST) {
      throw new PulseFault(FailureReason.MALFORMED_REPLY, "what answers is no sound service");
    }
    return read(length, deadline);
  }

  private byte[] read(int length, long deadline) throws IOException {
    ByteBuffer in = ByteBuffer.allocate(length);
    while (in.hasRemaining()) {
      int taken = channel.read(in);
      if (taken < 0) {
        throw new EOFException();
      }
      if (taken == 0 && !await(deadline)) {
        throw new PulseFault(FailureReason.TIMEOUT, "the sound service does not answer");
      }
    }
    return in.array();
  }

  /** Until there is something to read, or the time is over. */
  private boolean await(long deadline) throws PulseFault {
    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    try {
      boolean came = left > 0 && selector.select(left) > 0;
      selector.selectedKeys().clear();
      if (Thread.currentThread().isInterrupted()) {
        throw new PulseFault(FailureReason.OTHER, "interrupted");
      }
      return came;
    } catch (IOException e) {
      throw new PulseFault(FailureReason.OTHER, "the sound service cannot be asked: " + e.getMessage(), e);
    }
  }

  private static PulseFault cutShort() {
    return new PulseFault(FailureReason.MALFORMED_REPLY, "the sound service's answer is cut short");
  }

  @Override
  public void close() throws PulseFault {
    try {
      selector.close();
      channel.close();
    } catch (IOException e) {
      throw new PulseFault(FailureReason.OTHER, "the connection to the sound service cannot be closed", e);
    }
  }
}
