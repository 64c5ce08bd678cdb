// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.enrol.Credentials;
import org.klartecken.agent.publish.FakeFrontDoor.Answer;
import org.klartecken.agent.publish.LineEvent.Delivered;
import org.klartecken.agent.publish.LineEvent.Down;
import org.klartecken.agent.publish.LineEvent.Ordered;
import org.klartecken.agent.publish.LineEvent.Refused;
import org.klartecken.agent.publish.LineEvent.Up;
import org.klartecken.contract.Message;
import org.klartecken.contract.MessageKind;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.WireCodec;

/** The real client against a real endpoint, over real TLS. */
class MqttLineTest {
  private static final TestAuthority AUTHORITY = TestAuthority.create();
  private final FakeFrontDoor door = new FakeFrontDoor(AUTHORITY);
  private final BlockingQueue<LineEvent> events = new LinkedBlockingQueue<>();
  private @Nullable MqttLine line;

  @AfterEach
  void close() {
    if (line != null) {
      line.close();
    }
    door.close();
  }

  @Test
  void connectsAndTellsWhatTheServerTakes() throws Exception {
    door.receiveMaximum(7);
    open(door.credentials());
    assertEquals(new Up(5, WireCodec.LARGEST), next());
  }

  @Test
  void deliversAndListensOnItsOwnTopicsOnly() throws Exception {
    MqttLine up = connected();
    up.listen();
    assertTrue(up.send(heartbeat(5)));
    assertEquals(new Delivered(5), next());
    assertEquals("klartecken/v1/s1/agent-1/heartbeat", door.received().getFirst().topic().toString());
    await().until(() -> door.subscriptions().equals(List.of("klartecken/v1/s1/agent-1/command")));
    door.order(new byte[]{'{', '}'});
    assertEquals(2, assertInstanceOf(Ordered.class, next()).payload().length);
  }

  @Test
  void waitsForALateAcknowledgement() throws Exception {
    door.answering(_ -> Answer.HOLD);
    MqttLine up = connected();
    up.send(heartbeat(5));
    up.send(heartbeat(6));
    await().until(() -> door.held() == 2);
    assertTrue(events.isEmpty(), "delivered before the server had committed");
    door.acknowledgeHeld();
    assertEquals(List.of(new Delivered(6), new Delivered(5)), List.of(next(), next()));
  }

  @Test
  void tellsEveryRefusalWithItsReason() throws Exception {
    MqttLine up = connected();
    door.answering(_ -> Answer.NOT_AUTHORIZED);
    up.send(heartbeat(1));
    assertEquals(RefusalReason.NOT_AUTHORIZED, assertInstanceOf(Refused.class, next()).reason());
    door.answering(_ -> Answer.QUOTA_EXCEEDED);
    up.send(heartbeat(2));
    assertEquals(RefusalReason.QUOTA_EXCEEDED, assertInstanceOf(Refused.class, next()).reason());
    door.answering(_ -> Answer.PAYLOAD_FORMAT_INVALID);
    up.send(heartbeat(3));
    assertEquals(RefusalReason.PAYLOAD_FORMAT_INVALID, assertInstanceOf(Refused.class, next()).reason());
  }

  @Test
  void tellsThatTheConnectionBrokeAndConnectsAgain() throws Exception {
    MqttLine up = connected();
    door.breakConnections();
    assertEquals(DownReason.LOST, assertInstanceOf(Down.class, next()).reason());
    up.open();
    assertInstanceOf(Up.class, next());
    assertEquals(2, door.connects());
  }

  @Test
  void doesNotCallAMessageDeliveredThatTheConnectionTookWithIt() throws Exception {
    door.answering(_ -> Answer.HOLD);
    MqttLine up = connected();
    up.send(heartbeat(1));
    await().until(() -> door.held() == 1);
    door.breakConnections();
    assertInstanceOf(Down.class, next());
    assertTrue(events.isEmpty());
  }

  @Test
  void tellsThatAnotherAgentTookItsPlace() throws Exception {
    connected();
    door.disconnect(MqttDisconnectReasonCode.SESSION_TAKEN_OVER);
    assertEquals(DownReason.TAKEN_OVER, assertInstanceOf(Down.class, next()).reason());
  }

  @Test
  void tellsThatTheServerIsBeingStopped() throws Exception {
    connected();
    door.disconnect(MqttDisconnectReasonCode.SERVER_SHUTTING_DOWN);
    assertEquals(DownReason.SHUTTING_DOWN, assertInstanceOf(Down.class, next()).reason());
  }

  @Test
  void tellsThatItsCredentialsAreNotValid() throws Exception {
    Credentials mine = door.credentials();
    open(new Credentials(mine.agent(), mine.shard(), mine.mqttHost(), mine.mqttPort(), mine.username(), "wrong",
        mine.caPem(), null));
    assertEquals(DownReason.NOT_AUTHORIZED, assertInstanceOf(Down.class, next()).reason());
  }

  @Test
  void trustsNoServerOfAnotherAuthority() throws Exception {
    Credentials mine = door.credentials();
    open(new Credentials(mine.agent(), mine.shard(), mine.mqttHost(), mine.mqttPort(), mine.username(),
        mine.password(), TestAuthority.create().caPem(), null));
    assertEquals(DownReason.TLS_FAILED, assertInstanceOf(Down.class, next()).reason());
    assertEquals(0, door.connects());
  }

  @Test
  void trustsNoServerOfAnotherName() throws Exception {
    Credentials mine = door.credentials();
    open(new Credentials(mine.agent(), mine.shard(), "127.0.0.1", mine.mqttPort(), mine.username(), mine.password(),
        mine.caPem(), null));
    assertEquals(DownReason.TLS_FAILED, assertInstanceOf(Down.class, next()).reason());
  }

  @Test
  void tellsThatNobodyAnswersAndConnectsWhenSomebodyDoes() throws Exception {
    Credentials mine = door.credentials();
    door.shut();
    MqttLine away = open(mine);
    assertEquals(DownReason.UNREACHABLE, assertInstanceOf(Down.class, next()).reason());
    door.open();
    away.open();
    assertInstanceOf(Up.class, next());
  }

  @Test
  void saysGoodByeSoThatTheWillIsNotPublished() throws Exception {
    connected().close();
    line = null;
    await().until(() -> door.open(true) == 0);
    assertEquals(0, door.wills());
  }

  @Test
  void leavesAWillWhenItIsTornAway() throws Exception {
    connected();
    door.breakConnections();
    assertInstanceOf(Down.class, next());
    await().until(() -> door.wills() == 1);
  }

  @Test
  void letsGoOfAServerThatNeverAnswers() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Credentials mine = door.credentials();
      MqttLine stuck = open(new Credentials(mine.agent(), mine.shard(), "localhost", silent.getLocalPort(),
          mine.username(), mine.password(), mine.caPem(), null));
      var accepted = silent.accept();
      stuck.close();
      line = null;
      accepted.setSoTimeout(15_000);
      assertEnds(accepted.getInputStream());
      assertTrue(events.isEmpty(), "no event follows a close");
    }
  }

  /** Reads to the end, which comes when the client has let go; else the read times out. */
  private static void assertEnds(InputStream in) throws IOException {
    try {
      in.readAllBytes();
    } catch (SocketException reset) {
      assertTrue(String.valueOf(reset.getMessage()).contains("reset"), reset::toString);
    }
  }

  private MqttLine open(Credentials credentials) throws GeneralSecurityException {
    MqttLine fresh = new MqttLine(credentials, events::add);
    line = fresh;
    fresh.open();
    return fresh;
  }

  private MqttLine connected() throws Exception {
    MqttLine up = open(door.credentials());
    assertInstanceOf(Up.class, next());
    return up;
  }

  private LineEvent next() throws InterruptedException {
    return Objects.requireNonNull(events.poll(15, TimeUnit.SECONDS), "nothing happened");
  }

  private static ServerLine.Parcel heartbeat(long ticket) {
    Message beat = new Message.Heartbeat(new Stamp("boot", ticket, Instant.EPOCH, 1), "d");
    return new ServerLine.Parcel(ticket, MessageKind.HEARTBEAT, new WireCodec().encode(beat));
  }
}
