// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Command;
import org.klartecken.contract.CommandResult;
import org.klartecken.contract.Decoded;
import org.klartecken.contract.Message;
import org.klartecken.contract.Topic;
import org.klartecken.contract.WireCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets one player speak: connects, connects again, obeys commands. Lives on one event loop. */
final class Uplink {
  private static final Logger LOG = LoggerFactory.getLogger(Uplink.class);
  private static final long TICK_MS = 1_000;
  private static final int MOST_IN_FLIGHT = 20;
  private static final int MOST_SECONDS_TO_CONNECT = 6;
  private final Vertx vertx;
  private final NetClient client;
  private final Credentials credentials;
  private final RoomPlayer player;
  private final WireCodec codec;
  private final InstantSource clock;
  private final Simulation.Tally tally;
  private final List<Message.Usage> unacknowledged = new ArrayList<>();
  private @Nullable MqttLink link;
  private boolean connecting;
  private boolean wasDown;
  private boolean stopped;
  private int failures;
  private Instant notBefore = Instant.EPOCH;
  private long timer;

  Uplink(Vertx vertx, NetClient client, Credentials credentials, RoomPlayer player, WireCodec codec,
      InstantSource clock, Simulation.Tally tally) {
    this.vertx = vertx;
    this.client = client;
    this.credentials = credentials;
    this.player = player;
    this.codec = codec;
    this.clock = clock;
    this.tally = tally;
  }

  /** Begins after a delay, so that thousands do not connect in one moment. */
  void start(long delayMs) {
    timer = vertx.setPeriodic(Math.max(1, delayMs), TICK_MS, _ -> tick());
  }

  /** Ends the connection properly. */
  Future<Void> stop() {
    stopped = true;
    vertx.cancelTimer(timer);
    MqttLink open = link;
    return open == null ? Future.succeededFuture() : open.goodbye();
  }

  private void tick() {
    Instant now = clock.instant();
    MqttLink open = link;
    if (!player.isUp(now)) {
      wasDown = true;
      if (open != null) {
        open.kill();
      }
    } else if (open != null) {
      if (open.inFlight() < MOST_IN_FLIGHT) {
        player.due(now).forEach(message -> say(open, message));
      }
    } else if (!connecting && !now.isBefore(notBefore)) {
      connect(now);
    }
  }

  private void connect(Instant now) {
    connecting = true;
    if (wasDown) {
      wasDown = false;
      player.restart(now);
    }
    Future<MqttLink> attempt = MqttLink.connect(client, credentials, this::obey, this::closed);
    attempt.timeout(MOST_SECONDS_TO_CONNECT, TimeUnit.SECONDS).onSuccess(opened -> {
      connecting = false;
      if (stopped) {
        opened.kill();
        return;
      }
      failures = 0;
      link = opened;
      tally.connected(1);
      say(opened, player.birth(clock.instant()));
    }).onFailure(why -> {
      attempt.onSuccess(MqttLink::kill); // an answer that comes after all is too late
      failed(why);
    });
  }

  private void failed(Throwable why) {
    connecting = false;
    failures++;
    long cap = Math.min(30_000, 500L << Math.min(failures, 6));
    notBefore = clock.instant().plusMillis(cap / 2 + ThreadLocalRandom.current().nextLong(cap / 2));
    tally.refused();
    LOG.debug("{} could not connect: {}", credentials, why.getMessage());
  }

  private void closed(MqttLink which) {
    if (link == which) {
      link = null;
      tally.connected(-1);
      unacknowledged.forEach(player::untold);
      unacknowledged.clear();
    }
  }

  private void say(MqttLink open, Message message) {
    Topic topic = new Topic.FromAgent(credentials.shard(), credentials.agent(), WireCodec.kindOf(message));
    if (message instanceof Message.Usage usage) {
      unacknowledged.add(usage);
    }
    open.publish(topic, codec.encode(message), code -> {
      unacknowledged.removeIf(usage -> usage == message);
      tally.acknowledged(code < 0x80);
      if (code >= 0x80) {
        LOG.warn("{}: a {} was refused with reason code {}", credentials, WireCodec.kindOf(message), code);
      }
    });
  }

  private void obey(byte[] octets) {
    MqttLink open = link;
    if (open != null && codec.decodeCommand(octets) instanceof Decoded.Accepted<Command>(Command command)) {
      Instant now = clock.instant();
      CommandResult result = now.isAfter(command.expiresAt()) ? CommandResult.EXPIRED : carryOut(command);
      say(open, new Message.Reply(player.stamp(now), command.id(), result, ""));
    }
  }

  private CommandResult carryOut(Command command) {
    return switch (command.kind()) {
      case SEND_REPORT -> {
        player.demandReport();
        yield CommandResult.DONE;
      }
      case SET_CADENCE -> {
        Integer seconds = command.heartbeatSeconds();
        if (seconds == null) {
          yield CommandResult.REFUSED;
        }
        player.heartbeatEvery(Duration.ofSeconds(seconds));
        yield CommandResult.DONE;
      }
      case RUN_SELFTEST ->
        player.test(command.id(), clock.instant()) ? CommandResult.DONE : CommandResult.REFUSED;
      case CANCEL_SELFTEST -> player.stopTest() ? CommandResult.DONE : CommandResult.REFUSED;
      case OTHER -> CommandResult.UNSUPPORTED;
    };
  }
}
