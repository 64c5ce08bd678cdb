// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.fleet.enrol.CertificateAuthority;

class EmbeddedMqttTest extends FrontDoorContract {
  private static final Vertx VERTX = Vertx.vertx();
  private static Holder holder = new Holder(null, null);

  private record Holder(@org.jspecify.annotations.Nullable CertificateAuthority authority,
      @org.jspecify.annotations.Nullable SSLContext tls) {
    CertificateAuthority ca() {
      return java.util.Objects.requireNonNull(authority);
    }
  }

  @BeforeAll
  static void certificates(@TempDir Path folder) throws Exception {
    var authority = CertificateAuthority.open(folder, List.of("localhost"), InstantSource.system().instant());
    holder = new Holder(authority, TrustCa.context(authority.caPem()));
  }

  @AfterAll
  static void stop() throws Exception {
    VERTX.close().await(10, TimeUnit.SECONDS);
  }

  @Override
  FrontDoor open(Rejections rejections) {
    try {
      return new EmbeddedMqtt(VERTX, "127.0.0.1", 0, holder.ca().serverPem(), holder.ca().serverKeyPem(),
          new KnownAgents(), inbox, rejections, DoorLimits.USUAL, InstantSource.system()).open(2)
          .await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  SSLContext tls() {
    return java.util.Objects.requireNonNull(holder.tls());
  }

  @Test
  void answersAConnectThatFollowsTheHandshakeAtOnce() throws Exception {
    try (RawClient raw = raw()) {
      assertTrue(raw.packet().startsWith("200000")); // CONNACK: no session, success
    }
  }

  @Test
  void refusesOlderVersionsOfMqtt() throws Exception {
    try (RawClient raw = new RawClient(tls(), door().port()).send(RawClient.connect(4))) {
      assertEquals("200001", raw.packet()); // CONNACK of MQTT 3.1.1: unacceptable protocol version
      assertEquals(List.of(RejectReason.PROTOCOL_VERSION), refused);
    }
  }

  @Test
  void saysWhyItEndsAConnection() throws Exception {
    assertEquals("94", codeAfter("32 08 0000 0001 03 230001")); // PUBLISH with topic alias 1
    assertEquals("9B", codeAfter("34 06 0001 61 0001 00")); // PUBLISH at QoS 2
    assertEquals("81", codeAfter("36 06 0001 61 0001 00")); // PUBLISH at QoS 3: malformed
    assertEquals("95", codeAfter("32 A0CD13 0001 61 0001 00")); // PUBLISH of 321,696 octets
    assertEquals(List.of(RejectReason.TOPIC_ALIAS, RejectReason.QOS_TOO_HIGH, RejectReason.PACKET_MALFORMED,
        RejectReason.TOO_LARGE), refused);
  }

  @Test
  void endsAConnectionThatHasTooMuchInFlight() throws Exception {
    try (RawClient raw = raw()) {
      raw.packet();
      for (int id = 1; id <= 65; id++) {
        raw.send("32 06 0001 61 %04X 00".formatted(id));
      }
      assertTrue(raw.packet().startsWith("E093"));
      assertEquals(List.of(RejectReason.TOO_MANY_IN_FLIGHT), refused);
    }
  }

  @Test
  void agentThatConnectsAgainAndAgainIsSlowedDown() throws Exception {
    int code = 0;
    for (int i = 0; i < 12 && code == 0; i++) {
      try (PahoClient client = new PahoClient(door().port(), "pc")) {
        client.connect(tls(), "a1", "secret");
      } catch (MqttException e) {
        code = e.getReasonCode();
      }
    }
    assertEquals(0x9F, code);
    assertTrue(refused.contains(RejectReason.CONNECT_RATE));
  }

  private RawClient raw() throws Exception {
    return new RawClient(tls(), door().port()).send(RawClient.connect(5));
  }

  /** The reason code of the DISCONNECT that answers these octets. */
  private String codeAfter(String hex) throws Exception {
    try (RawClient raw = raw()) {
      raw.packet();
      raw.send(hex);
      String packet = raw.packet();
      return packet.startsWith("E0") ? packet.substring(2, 4) : packet;
    }
  }
}
