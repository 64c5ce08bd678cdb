// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.Command;
import org.klartecken.contract.CommandKind;
import org.klartecken.contract.Decoded;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.RoomReadiness;
import org.klartecken.contract.WireCodec;

/** What every front door does, whatever stands behind it. */
abstract class FrontDoorContract {
  static final AgentId A1 = new AgentId("a1");
  static final String REPORT = "klartecken/v1/s1/a1/report";
  static final String COMMAND = "klartecken/v1/s1/a1/command";
  final InstantSource clock = InstantSource.system();
  final RecordedInbox inbox = new RecordedInbox();
  final List<RejectReason> refused = new CopyOnWriteArrayList<>();
  private @Nullable FrontDoor opened;

  /** Opens the door for {@link KnownAgents}, on any free port. */
  abstract FrontDoor open(Rejections rejections);

  /** Trusts the door's certificate. */
  abstract SSLContext tls();

  @BeforeEach
  void openDoor() {
    opened = open(new Rejections(clock, refused::add));
  }

  @AfterEach
  void closeDoor() {
    door().close();
  }

  FrontDoor door() {
    return Objects.requireNonNull(opened);
  }

  @Test
  void acknowledgesWhenTheReceiptSaysSoAndNotBefore() throws Exception {
    try (PahoClient agent = agent()) {
      IMqttToken token = agent.mqtt().publish(REPORT, new byte[]{'{'}, 1, false);
      RecordedInbox.Got got = inbox.next();
      assertEquals(new RecordedInbox.Got(A1, REPORT, 1, got.receipt()), got);
      assertFalse(token.isComplete());
      got.receipt().committed();
      token.waitForCompletion(10_000);
      assertEquals(0, token.getReasonCodes()[0]);
    }
  }

  @Test
  void tellsByTheReasonCodeWhetherToDropOrToKeepAMessage() throws Exception {
    try (PahoClient agent = agent()) {
      assertEquals(0x87, codeOf(agent, RejectReason.FOREIGN_TOPIC));
      assertEquals(0x90, codeOf(agent, RejectReason.UNKNOWN_VERSION));
      assertEquals(0x90, codeOf(agent, RejectReason.WRONG_KIND));
      assertEquals(0x99, codeOf(agent, RejectReason.NOT_JSON));
      IMqttToken token = agent.mqtt().publish(REPORT, new byte[1], 1, false);
      inbox.next().receipt().later(RejectReason.NOT_STORED);
      token.waitForCompletion(10_000);
      assertEquals(0x97, token.getReasonCodes()[0]);
    }
  }

  private int codeOf(PahoClient agent, RejectReason reason) throws Exception {
    IMqttToken token = agent.mqtt().publish(REPORT, new byte[1], 1, false);
    inbox.next().receipt().rejected(reason, "because");
    token.waitForCompletion(10_000);
    assertEquals(reason + ": because", token.getResponseProperties().getReasonString());
    return token.getReasonCodes()[0];
  }

  @Test
  void refusesWhoDoesNotProveWhoItIs() throws Exception {
    assertEquals(0x86, refusal("a1", "wrong"));
    assertEquals(0x86, refusal("a9", "secret"));
    assertEquals(0x86, refusal("../a1", "secret"));
    assertEquals(0x86, refusal("reader", "guessed"));
    assertEquals(List.of(RejectReason.BAD_CREDENTIALS), refused.stream().distinct().toList());
    assertEquals(4, refused.size());
  }

  private int refusal(String user, String password) throws Exception {
    try (PahoClient client = new PahoClient(door().port(), "c")) {
      return assertThrows(MqttException.class, () -> client.connect(tls(), user, password)).getReasonCode();
    }
  }

  @Test
  void willMayOnlyStandOnTheAgentsOwnTopic() throws Exception {
    try (PahoClient client = new PahoClient(door().port(), "c")) {
      var thrown = assertThrows(MqttException.class, () -> client.connect(tls(), "a1", "secret",
          options -> options.setWill("klartecken/v1/s1/a2/gone",
              new org.eclipse.paho.mqttv5.common.MqttMessage(new byte[0], 1, false, null))));
      assertEquals(0x87, thrown.getReasonCode());
      assertEquals(List.of(RejectReason.FOREIGN_TOPIC), refused);
    }
  }

  @Test
  void tellsItsLimitsAtTheConnect() throws Exception {
    try (PahoClient client = new PahoClient(door().port(), "c")) {
      var told = client.connect(tls(), "a1", "secret").getResponseProperties();
      assertEquals(64, told.getReceiveMaximum());
      assertEquals(1, told.getMaximumQoS());
      assertEquals((long) WireCodec.LARGEST + 1_024, told.getMaximumPacketSize());
      assertFalse(told.isSharedSubscriptionAvailable());
      assertEquals("c", told.getAssignedClientIdentifier());
    }
  }

  @Test
  void newerConnectionOfAnAgentEndsTheOlderOne() throws Exception {
    try (PahoClient first = agent(); PahoClient second = agent()) {
      assertEquals(0x8E, first.end());
      assertEquals(List.of(RejectReason.TAKEN_OVER), refused);
      IMqttToken token = second.mqtt().publish(REPORT, new byte[1], 1, false);
      inbox.next().receipt().committed();
      token.waitForCompletion(10_000);
      assertTrue(inbox.nobodyIsGone(), "the agent is still there");
    }
  }

  @Test
  void cutConnectionIsToldAndAGoodbyeIsNot() throws Exception {
    try (PahoClient agent = agent()) {
      agent.disconnect();
      await().until(() -> door().connections() == 0);
    }
    assertTrue(inbox.nobodyIsGone());
    try (PahoClient agent = agent()) {
      agent.cut();
      assertEquals(A1, inbox.nextGone());
    }
  }

  @Test
  void agentHearsItsOwnOrdersAndNothingElse() throws Exception {
    Instant soon = clock.instant().plusSeconds(30);
    Command order = Command.of("c-1", CommandKind.SEND_REPORT, soon);
    try (PahoClient agent = agent()) {
      assertFalse(door().send(A1, order), "it does not listen yet");
      assertEquals(0x87, agent.subscribe("klartecken/v1/s1/a2/command"));
      assertEquals(0x87, agent.subscribe("klartecken/v1/rooms/#"));
      assertEquals(0x87, agent.subscribe("#"));
      assertEquals(0x9E, agent.subscribe("$share/g/" + COMMAND));
      assertEquals(1, agent.subscribe(COMMAND));
      assertTrue(door().send(A1, order));
      PahoClient.Told told = agent.next();
      assertNotNull(told);
      assertEquals(new Decoded.Accepted<>(order), new WireCodec().decodeCommand(told.message().getPayload()));
      assertEquals("klartecken/v1/s1/a1/reply", told.message().getProperties().getResponseTopic());
      assertArrayEquals(new byte[]{'c', '-', '1'}, told.message().getProperties().getCorrelationData());
      assertTrue(told.message().getProperties().getMessageExpiryInterval() <= 30);
    }
  }

  @Test
  void eachOrderHasAPacketIdentifierOfItsOwn() throws Exception { // §2.2.1: above zero, or clients hang up
    try (PahoClient agent = agent()) {
      assertEquals(1, agent.subscribe(COMMAND));
      Set<Integer> ids = new HashSet<>();
      for (String name : List.of("c-1", "c-2", "c-3")) {
        assertTrue(door().send(A1, Command.of(name, CommandKind.SEND_REPORT, clock.instant().plusSeconds(30))));
        ids.add(Objects.requireNonNull(agent.next()).message().getId());
      }
      assertEquals(3, ids.size());
      assertFalse(ids.contains(0));
    }
  }

  @Test
  void readerGetsTheLastWordAndTheNextOnes() throws Exception {
    door().publish(word("town", "an", "READY"));
    door().publish(word("village", "ek", "READY"));
    try (PahoClient reader = reader("all")) {
      assertEquals(0, reader.subscribe("klartecken/v1/rooms/+/an/readiness"));
      PahoClient.Told last = reader.next();
      assertNotNull(last);
      assertEquals("klartecken/v1/rooms/town/an/readiness", last.topic());
      assertTrue(last.message().isRetained() && last.text().contains("READY"), last.text());
      door().publish(word("village", "ek", "NOT_READY"));
      door().publish(word("town", "an", "DEGRADED"));
      PahoClient.Told next = reader.next();
      assertNotNull(next);
      assertTrue(!next.message().isRetained() && next.text().contains("DEGRADED"), next.text());
    }
  }

  @Test
  void readerSeesItsOwnOrganisationAndMayNotPublish() throws Exception {
    door().publish(word("village", "ek", "READY"));
    door().publish(word("town", "an", "READY"));
    try (PahoClient reader = reader("town")) {
      assertEquals(0x87, reader.subscribe("klartecken/v1/s1/+/report"));
      assertEquals(0x87, reader.subscribe("klartecken/#"));
      assertEquals(0x87, reader.publish(REPORT, new byte[1]));
      assertEquals(0, reader.subscribe("klartecken/v1/rooms/#"));
      PahoClient.Told only = reader.next();
      assertNotNull(only);
      assertEquals("klartecken/v1/rooms/town/an/readiness", only.topic());
      assertEquals(0, reader.unread());
    }
  }

  private static RoomReadiness word(String organisation, String room, String readiness) {
    Instant at = Instant.parse("2026-11-21T08:00:00Z");
    return new RoomReadiness(organisation, new RoomId(room), readiness, Map.of(), at, at);
  }

  PahoClient agent() throws MqttException {
    PahoClient client = new PahoClient(door().port(), "pc");
    client.connect(tls(), "a1", "secret");
    return client;
  }

  private PahoClient reader(String token) throws MqttException {
    PahoClient client = new PahoClient(door().port(), "panel");
    client.connect(tls(), "reader", token);
    return client;
  }
}
