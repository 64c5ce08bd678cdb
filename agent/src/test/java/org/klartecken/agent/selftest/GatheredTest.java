// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.probe.Readings;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.StepReason;

class GatheredTest {
  private static final AttachedDevice ONE = device("usb:1-1", "One");
  private static final AttachedDevice OTHER = device("usb:1-2", "Other");
  private static final List<Reading> PROOF = Readings.of(ONE, Instant.EPOCH, ProofLevel.MEASURED)
      .add(ReadingNames.SERIAL_OPENS, true).list();
  private final Gathered gathered = new Gathered(new StepOutcome.Skipped(StepReason.NOTHING_THERE, "no device"));

  @Test
  void withoutADeviceItIsSaidThatThereIsNone() {
    assertEquals(new StepOutcome.Skipped(StepReason.NOTHING_THERE, "no device"), gathered.outcome());
  }

  @Test
  void aDeviceThatCouldNotBeMeasuredIsToldOfThoughAnotherOneWas() {
    gathered.add(ONE, new StepOutcome.Measured(PROOF, ""));
    gathered.failed(OTHER, StepReason.ACCESS_DENIED, "EACCES");
    assertEquals(new StepOutcome.Measured(PROOF, StepReason.ACCESS_DENIED, "Other: EACCES"), gathered.outcome());
  }

  @Test
  void aFailureOutweighsThatAnotherWasPassedOverWhicheverCameFirst() {
    gathered.failed(ONE, StepReason.ACCESS_DENIED, "EACCES");
    gathered.skipped(OTHER, StepReason.IN_USE, "EBUSY");
    assertEquals(new StepOutcome.Failed(StepReason.ACCESS_DENIED, "One: EACCES; Other: EBUSY"), gathered.outcome());
  }

  @Test
  void whatNamesItsDeviceIsSaidAsItIsAndTheSameIsSaidOnce() {
    gathered.skipped(ONE, StepReason.NO_TIME, "what came before One took the time");
    gathered.skipped(ONE, StepReason.NO_TIME, "what came before One took the time");
    gathered.say("no display is awake");
    assertEquals(
        new StepOutcome.Skipped(StepReason.NO_TIME, "what came before One took the time; no display is awake"),
        gathered.outcome());
  }

  private static AttachedDevice device(String id, String name) {
    return new AttachedDevice(new Device(new DeviceId(id), DeviceKind.OTHER, name, null, Set.of(), null, null), null,
        List.of());
  }
}
