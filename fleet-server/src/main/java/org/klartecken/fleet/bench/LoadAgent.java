// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One agent that publishes as fast as its window allows, keeps what is not acknowledged, and sends it again, in order,
 * after the server was away. Lives on one event loop.
 */
final class LoadAgent {
  private static final int WINDOW = 16;
  private static final int USAGE_EVERY = 50;
  private static final int AGAIN_MILLIS = 100;
  private static final int CONNACK = 0x20;
  private static final int PUBACK = 0x40;
  private final Vertx vertx;
  private final NetClient client;
  private final int port;
  private final Credentials credentials;
  private final AtomicLong ackedByAll;
  private final Map<Integer, Unacked> unacked = new LinkedHashMap<>();
  private final String reportHead;
  private volatile boolean sending;
  private @Nullable NetSocket socket;
  private Buffer rest = Buffer.buffer();
  private long sequence;
  private long reports;
  private long sessions;
  private final AtomicLong refused = new AtomicLong();

  /** A message on its way. */
  private record Unacked(int packetId, Buffer frame) {
  }

  /** @param ackedByAll counts the acknowledgements of all agents */
  LoadAgent(Vertx vertx, NetClient client, int port, Credentials credentials, AtomicLong ackedByAll) {
    this.vertx = vertx;
    this.client = client;
    this.port = port;
    this.credentials = credentials;
    this.ackedByAll = ackedByAll;
    this.reportHead = "{\"observation\":{\"devices\":[{\"id\":\"usb:1-1\",\"kind\":\"CAMERA\",\"name\":\"MeetUp\","
        + "\"capabilities\":[\"CAMERA\"]}],\"readings\":[{\"device\":\"usb:1-1\",\"name\":\"camera.formats\","
        + "\"value\":\"MJPG\",\"proof\":\"OPENED\",\"observedAt\":\"";
  }

  void connect() {
    client.connect(port, "localhost").onSuccess(this::connected)
        .onFailure(_ -> vertx.setTimer(AGAIN_MILLIS, _ -> connect()));
  }

  /** Whether to make new messages; what is unacknowledged is always sent again. */
  void send(boolean now) {
    sending = now;
  }

  /** What the server must have: reports and the birth, each counted once. */
  long reports() {
    return reports;
  }

  long sessions() {
    return sessions;
  }

  /** Refusals, of which there should be none. */
  long refused() {
    return refused.get();
  }

  String agent() {
    return credentials.agent();
  }

  boolean isIdle() {
    return unacked.isEmpty();
  }

  private void connected(NetSocket open) {
    socket = open;
    rest = Buffer.buffer();
    open.handler(this::received);
    open.exceptionHandler(_ -> open.close());
    open.closeHandler(_ -> {
      socket = null;
      vertx.setTimer(AGAIN_MILLIS, _ -> connect());
    });
    open.write(Buffer.buffer(MqttFrames.connect(credentials.agent(), credentials.agent(), credentials.password())));
  }

  private void received(Buffer octets) {
    Buffer all = rest.length() == 0 ? octets : rest.appendBuffer(octets);
    int at = 0;
    while (all.length() - at >= 2 && all.length() - at >= 2 + all.getUnsignedByte(at + 1)) { // all answers are short
      int length = all.getUnsignedByte(at + 1);
      packet(all, at, length);
      at += 2 + length;
    }
    rest = at == all.length() ? Buffer.buffer() : all.getBuffer(at, all.length());
    fill();
  }

  private void packet(Buffer all, int at, int length) {
    int type = all.getUnsignedByte(at) & 0xF0;
    if (type == CONNACK && all.getUnsignedByte(at + 3) == 0) {
      unacked.values().forEach(message -> write(message.frame()));
    } else if (type == PUBACK) {
      boolean taken = length < 3 || all.getUnsignedByte(at + 4) < 0x80;
      if (unacked.remove(all.getUnsignedShort(at + 2)) != null && taken) {
        ackedByAll.incrementAndGet();
      }
      if (!taken) {
        refused.incrementAndGet();
      }
    }
  }

  private void fill() {
    if (socket == null || !sending) {
      return;
    }
    List<Buffer> fresh = new ArrayList<>();
    while (unacked.size() < WINDOW) {
      fresh.add(next());
    }
    if (!fresh.isEmpty()) {
      Buffer all = Buffer.buffer();
      fresh.forEach(all::appendBuffer);
      write(all);
    }
  }

  private void write(Buffer frames) {
    NetSocket open = socket;
    if (open != null) {
      open.write(frames);
    }
  }

  private Buffer next() {
    sequence++;
    int packetId = (int) (sequence % 65_535) + 1;
    boolean usage = sequence % USAGE_EVERY == 0;
    byte[] payload = (sequence == 1 ? birth() : usage ? usage() : report()).getBytes(US_ASCII);
    String kind = sequence == 1 ? "birth" : usage ? "usage" : "report";
    reports += usage ? 0 : 1;
    sessions += usage ? 1 : 0;
    Buffer frame = Buffer.buffer(MqttFrames.publish(credentials.topic(kind), packetId, payload));
    unacked.put(packetId, new Unacked(packetId, frame));
    return frame;
  }

  private String stamp() {
    return "\"stamp\":{\"bootId\":\"bench\",\"sequence\":" + sequence + ",\"wallTime\":\"" + now()
        + "\",\"monotonicMs\":" + (1_000_000 + sequence) + '}';
  }

  private static String now() {
    return Instant.ofEpochMilli(System.currentTimeMillis()).toString();
  }

  /** Of 400 octets. */
  private String report() {
    return reportHead + now() + "\"}]}," + stamp() + ",\"digest\":\"d" + sequence + "\"}";
  }

  private String birth() {
    return "{\"agent\":{\"version\":\"bench\",\"os\":\"linux\",\"osVersion\":\"6\"}," + report().substring(1);
  }

  private String usage() {
    return '{' + stamp() + ",\"sessions\":[{\"id\":\"s" + sequence + "\",\"kind\":\"CAMERA\",\"device\":\"usb:1-1\","
        + "\"program\":\"MEETING\",\"bootId\":\"bench\",\"startedAt\":\"" + now() + "\",\"fromMs\":" + sequence
        + ",\"untilMs\":" + (sequence + 1) + ",\"open\":false}]}";
  }
}
