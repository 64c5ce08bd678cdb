// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;
import org.klartecken.contract.WireCodec;

class StateDigestTest {
  private static final Instant AT = Instant.parse("2026-11-21T08:00:00Z");
  private static final Device HOST = device("host", DeviceKind.HOST);
  private static final Device CAMERA = device("usb:1-4", DeviceKind.CAMERA);
  private final StateDigest digest = new StateDigest(new WireCodec());

  @Test
  void isTheSameForTheSameStateAtAnotherTimeAndInAnotherOrder() {
    String one = digest.of(new Observation(List.of(HOST, CAMERA),
        List.of(reading("usb.speed", Value.of(480e6), Unit.BIT_PER_SECOND, AT), flag("sound.muted", false)),
        List.of(failure(FailureReason.PORT_BUSY, "held by 4711", AT))));
    String other = digest.of(new Observation(List.of(CAMERA, HOST),
        List.of(flag("sound.muted", false),
            reading("usb.speed", Value.of(480e6), Unit.BIT_PER_SECOND, AT.plusSeconds(9))),
        List.of(failure(FailureReason.PORT_BUSY, "held by 4712", AT.plusSeconds(9)))));
    assertEquals(one, other);
  }

  @Test
  void doesNotMoveWithVolatileReadings() {
    assertEquals(of(reading("host.uptime", Value.of(1), Unit.SECOND, AT)),
        of(reading("host.uptime", Value.of(2), Unit.SECOND, AT)));
    assertEquals(of(reading("host.temperature", Value.of(41), Unit.CELSIUS, AT)),
        of(reading("host.temperature", Value.of(42.5), Unit.CELSIUS, AT)));
    assertEquals(of(reading("host.load", Value.of(0.1), Unit.NONE, AT)),
        of(reading("host.load", Value.of(0.9), Unit.NONE, AT)));
  }

  @Test
  void movesWithEverythingThatIsNews() {
    String muted = of(flag("sound.muted", true));
    assertNotEquals(muted, of(flag("sound.muted", false)));
    assertNotEquals(of(reading("usb.speed", Value.of(480e6), Unit.BIT_PER_SECOND, AT)),
        of(reading("usb.speed", Value.of(12e6), Unit.BIT_PER_SECOND, AT)));
    assertNotEquals(of(reading("sound.volume", Value.of(40), Unit.PERCENT, AT)),
        of(reading("sound.volume", Value.of(0), Unit.PERCENT, AT)));
    assertNotEquals(digest.of(new Observation(List.of(HOST), List.of(), List.of())),
        digest.of(new Observation(List.of(HOST, CAMERA), List.of(), List.of())));
    assertNotEquals(failing(FailureReason.PORT_BUSY), failing(FailureReason.TIMEOUT));
    assertNotEquals(digest.of(Observation.EMPTY), failing(FailureReason.TIMEOUT));
  }

  @Test
  void movesWhenAVolatileReadingCanNoLongerBeTaken() {
    assertNotEquals(digest.of(new Observation(List.of(HOST), List.of(), List.of())),
        digest.of(new Observation(List.of(HOST), List.of(), List.of(failure(FailureReason.TIMEOUT, "", AT)))));
  }

  @Test
  void movesWhenAVolatileReadingCanBeTakenAgain() {
    assertNotEquals(digest.of(new Observation(List.of(HOST), List.of(), List.of())),
        of(reading("network.dns_time", Value.of(0.02), Unit.SECOND, AT)));
  }

  private String failing(FailureReason reason) {
    return digest.of(new Observation(List.of(), List.of(), List.of(failure(reason, "", AT))));
  }

  private String of(Reading reading) {
    return digest.of(new Observation(List.of(HOST), List.of(reading), List.of()));
  }

  private static Device device(String id, DeviceKind kind) {
    return new Device(new DeviceId(id), kind, id, null, Set.of(), null, null);
  }

  private static Reading flag(String name, boolean set) {
    return reading(name, Value.of(set), Unit.NONE, AT);
  }

  private static Reading reading(String name, Value value, Unit unit, Instant at) {
    return new Reading(CAMERA.id(), new ReadingName(name), value, unit, ProofLevel.OPENED, at);
  }

  private static ProbeFailure failure(FailureReason reason, String detail, Instant at) {
    return new ProbeFailure(CAMERA.id(), new ReadingName("camera.formats"), reason, detail, at);
  }
}
