// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.klartecken.agent.enrol.Credentials;
import org.klartecken.agent.protocol.mqtt.MalformedPacket;
import org.klartecken.agent.protocol.mqtt.PacketWriter;
import org.klartecken.agent.protocol.mqtt.ServerPacket;
import org.klartecken.contract.MessageKind;
import org.klartecken.contract.WireCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, from connect to its end. Its thread connects and then hears what the server says; what we say goes
 * through a {@link MqttOutbox}.
 */
final class MqttConnection {
  private static final Logger LOG = LoggerFactory.getLogger(MqttConnection.class);
  /** The server gives a silent client up after one and a half times this: 30 s, within the 35 s that a room may be dead unnoticed. */
  private static final int KEEP_ALIVE_S = 20;
  private static final int CONNECT_TIMEOUT_MS = 10_000;
  private static final int COMMANDS_AT_ONCE = 16;
  /** Kept free for birth and heartbeat, which must not wait behind a full spool. */
  private static final int RESERVED = 2;
  private static final int WIDEST_WINDOW = 16;
  /** What a packet has beside its payload, at most. */
  private static final int HEADER = 256;
  private static final int LARGEST_PACKET = WireCodec.LARGEST + HEADER;
  private static final long GOODBYE_MS = 2000;
  private static final int PROTOCOL_ERROR = 0x82;
  /** Codes from here on mean that it was not done. */
  private static final int FAILED = 0x80;

  private final Credentials credentials;
  private final SSLSocketFactory tls;
  private final Consumer<LineEvent> events;
  /** Beneath TLS: closing it ends every read and write at once. */
  private final Socket socket = new Socket();
  private final Thread thread = Thread.ofPlatform().daemon().name("mqtt").unstarted(this::live);
  private final MqttOutbox outbox = new MqttOutbox();
  private final Tickets underWay = new Tickets();
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile boolean up;

  MqttConnection(Credentials credentials, SSLSocketFactory tls, Consumer<LineEvent> events) {
    this.credentials = credentials;
    this.tls = tls;
    this.events = events;
  }

  /** Begins to connect. */
  void open() {
    thread.start();
  }

  /** Asks for the server's commands. */
  void listen() {
    outbox.put(PacketWriter.subscribe(credentials.commands().toString(), underWay.number()));
  }

  boolean send(ServerLine.Parcel parcel) {
    if (!up || over.get() || underWay.isFull()) {
      return false;
    }
    int number = underWay.take(parcel.ticket());
    outbox.put(PacketWriter.publish(credentials.topic(parcel.kind()).toString(), number, parcel.payload()));
    return true;
  }

  /** Says good-bye and waits for the server to hang up. No event follows. */
  void close() {
    over.set(true);
    try {
      if (up) {
        outbox.finish(PacketWriter.disconnect(0), GOODBYE_MS);
        thread.join(GOODBYE_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    hangUp();
  }

  /** Ends it at once, wherever it stands. No event follows. */
  void breakOff() {
    over.set(true);
    hangUp();
  }

  private void hangUp() {
    outbox.close();
    try {
      socket.close();
    } catch (IOException e) { // there is nothing left to close
      LOG.debug("not closed: {}", e.getMessage());
    }
  }

  private void live() {
    try {
      SSLSocket secure = connect();
      PacketStream in = new PacketStream(secure.getInputStream(), LARGEST_PACKET);
      secure.getOutputStream().write(PacketWriter.connect(hello()));
      if (isAccepted(in.next(), secure)) {
        hear(in);
      }
    } catch (MalformedPacket e) {
      down(DownReason.PROTOCOL_ERROR, LineFaults.explain(e));
      farewell(PacketWriter.disconnect(PROTOCOL_ERROR));
    } catch (IOException | RuntimeException e) { // Java answers a host that is no host by a RuntimeException
      down(up ? DownReason.LOST : LineFaults.ofConnect(e), LineFaults.explain(e));
    } finally {
      hangUp();
    }
  }

  private SSLSocket connect() throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(CONNECT_TIMEOUT_MS);
    socket.connect(new InetSocketAddress(credentials.mqttHost(), credentials.mqttPort()), CONNECT_TIMEOUT_MS);
    SSLSocket secure = (SSLSocket) tls.createSocket(socket, credentials.mqttHost(), credentials.mqttPort(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the certificate must name the host
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  private PacketWriter.Hello hello() {
    return new PacketWriter.Hello(credentials.agent(), credentials.username(), credentials.password(),
        credentials.topic(MessageKind.GONE).toString(), KEEP_ALIVE_S, COMMANDS_AT_ONCE, LARGEST_PACKET);
  }

  /** Takes the answer to our hello; if it is good, what we say goes out from now on. */
  private boolean isAccepted(ServerPacket answer, SSLSocket secure) throws IOException, MalformedPacket {
    switch (answer) {
      case ServerPacket.ConnAck ack when ack.code() == 0 -> {
        int keepAliveMs = 1000 * (ack.keepAliveSeconds() == 0 ? KEEP_ALIVE_S : ack.keepAliveSeconds());
        secure.setSoTimeout(2 * keepAliveMs); // before that we have asked twice for a sign of life
        underWay.limit(ack.receiveMaximum());
        up = true;
        outbox.open(secure.getOutputStream(), keepAliveMs, this::hangUp);
        tell(new LineEvent.Up(Math.clamp(ack.receiveMaximum() - RESERVED, 1, WIDEST_WINDOW),
            Math.min(WireCodec.LARGEST, ack.largestPacket() - HEADER)));
        return true;
      }
      case ServerPacket.ConnAck(int code, _, _, _, String reason) -> {
        down(LineFaults.ofCode(code, DownReason.UNREACHABLE), LineFaults.explain(code, reason));
        return false;
      }
      default -> throw new MalformedPacket("something else than an answer to CONNECT");
    }
  }

  private void hear(PacketStream in) throws IOException, MalformedPacket {
    while (true) {
      ServerPacket packet = in.next();
      outbox.heard();
      switch (packet) {
        case ServerPacket.PubAck(int number, int code, String reason) -> settled(number, code, reason);
        case ServerPacket.SubAck(_, int code, String reason) -> subscribed(code, reason);
        case ServerPacket.Publish message -> arrived(message);
        case ServerPacket.PingResp() -> {
        }
        case ServerPacket.Disconnect(int code, String reason) -> {
          down(LineFaults.ofCode(code, DownReason.LOST), LineFaults.explain(code, reason));
          return;
        }
        case ServerPacket.ConnAck _ -> throw new MalformedPacket("a second answer to CONNECT");
      }
    }
  }

  private void settled(int number, int code, String reason) {
    OptionalLong ticket = underWay.settle(number);
    if (ticket.isEmpty()) {
      LOG.debug("an acknowledgement of nothing: {}", number);
    } else if (code >= FAILED) {
      tell(new LineEvent.Refused(ticket.getAsLong(), RefusalReason.of(code), LineFaults.explain(code, reason)));
    } else {
      tell(new LineEvent.Delivered(ticket.getAsLong()));
    }
  }

  private static void subscribed(int code, String reason) {
    if (code >= FAILED) {
      LOG.warn("reason={} the server will send no commands to this agent ({})", RefusalReason.of(code),
          LineFaults.explain(code, reason));
    }
  }

  private void arrived(ServerPacket.Publish message) {
    if (message.topic().equals(credentials.commands().toString())) {
      tell(new LineEvent.Ordered(message.payload()));
    } else {
      LOG.warn("reason=FOREIGN_TOPIC a message was not for this agent");
    }
    if (message.packet() != 0) {
      outbox.put(PacketWriter.pubAck(message.packet()));
    }
  }

  private void tell(LineEvent event) {
    if (!over.get()) {
      events.accept(event);
    }
  }

  private void down(DownReason reason, String detail) {
    if (over.compareAndSet(false, true)) {
      events.accept(new LineEvent.Down(reason, detail));
    }
  }

  private void farewell(byte[] packet) {
    try {
      outbox.finish(packet, GOODBYE_MS);
    } catch (InterruptedException e) { // nobody interrupts this thread but the end of the process
      Thread.currentThread().interrupt();
    }
  }
}
