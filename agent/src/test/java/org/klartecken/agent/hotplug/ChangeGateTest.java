// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangeGateTest {
  private final ChangeGate gate = new ChangeGate();

  @Test
  void theFirstEventSignalsAtOnce() {
    assertEquals(Optional.of(Set.of("usb")), gate.event("usb", 1000));
  }

  @Test
  void aSingleEventIsConfirmedOnceMoreAndThenItIsQuiet() {
    gate.event("usb", 1000);
    assertEquals(25, gate.patience(1000));
    assertEquals(Optional.empty(), gate.tick(1024));
    assertEquals(Optional.of(Set.of("usb")), gate.tick(1025));
    assertEquals(-1, gate.patience(1025));
    assertEquals(Optional.empty(), gate.tick(9999));
  }

  @Test
  void aBurstBecomesOneSignalThatNamesAll() {
    gate.event("usb", 1000);
    assertEquals(Optional.empty(), gate.event("sound", 1001));
    assertEquals(Optional.empty(), gate.event("hidraw", 1002));
    assertEquals(Optional.of(Set.of("usb", "sound", "hidraw")), gate.tick(1025));
  }

  @Test
  void whatIsUnknownStandsForEverything() {
    gate.event("usb", 1000);
    gate.event("", 1001);
    assertEquals(Optional.of(Set.of()), gate.tick(1025));
  }

  @Test
  void afterTheQuietTheNextEventSignalsAtOnceAndNamesOnlyItself() {
    gate.event("usb", 1000);
    gate.tick(1025);
    assertEquals(Optional.of(Set.of("drm")), gate.event("drm", 1026));
  }

  @Test
  void aStormIsToldEverMoreRarely() {
    int signals = 0;
    for (long now = 0; now < 10_000; now++) {
      signals += gate.event("net", now).isPresent() ? 1 : 0;
      signals += gate.tick(now).isPresent() ? 1 : 0;
    }
    assertTrue(signals >= 20 && signals <= 32, signals + " signals in ten seconds of storm");
    assertTrue(gate.patience(10_000) <= 400);
  }
}
