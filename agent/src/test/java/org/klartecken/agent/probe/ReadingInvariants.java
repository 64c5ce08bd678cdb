// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.Observation;
import org.klartecken.contract.Printable;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;
import org.klartecken.contract.WireCodec;

/** What holds of every observation that the agent ever makes, whatever devices and files say. */
public final class ReadingInvariants {
  private static final WireCodec CODEC = new WireCodec();

  private ReadingInvariants() {
  }

  public static void hold(Observation seen) {
    Set<DeviceId> known = new HashSet<>();
    for (Device device : seen.devices()) {
      assertTrue(device.parent() == null || known.contains(device.parent()), "parents stand before " + device);
      assertTrue(known.add(device.id()), "one device of each id: " + device);
      assertClean(device.name());
    }
    Set<String> names = new HashSet<>();
    for (Reading reading : seen.readings()) {
      assertTrue(known.contains(reading.device()), "of a device that is there: " + reading);
      assertTrue(names.add(reading.device() + " " + reading.name()), "one reading of each name: " + reading);
      ReadingNames.unit(reading.name()).ifPresent(unit -> assertEquals(unit, reading.unit(), reading.toString()));
      inRange(reading);
    }
    seen.failures().forEach(failure -> {
      assertTrue(known.contains(failure.device()), "of a device that is there: " + failure);
      assertClean(failure.detail());
    });
    assertTrue(CODEC.encode(seen).length > 0);
  }

  private static void inRange(Reading reading) {
    switch (reading.value()) {
      case Value.Text(String text) -> assertClean(text);
      case Value.Flag _ -> assertEquals(Unit.NONE, reading.unit(), reading.toString());
      case Value.Quantity(double number) -> {
        boolean percent = reading.unit() == Unit.PERCENT;
        boolean maybeNegative = Set.of(Unit.DECIBEL_MILLIWATT, Unit.DECIBEL, Unit.CELSIUS).contains(reading.unit())
            || reading.name().equals(ReadingNames.HOST_CLOCK_OFFSET);
        assertTrue(maybeNegative || number >= 0, reading.toString());
        assertTrue(!percent || number <= 100, reading.toString());
        assertTrue(reading.unit() != Unit.NONE, "a number has a unit: " + reading);
      }
    }
  }

  private static void assertClean(String text) {
    assertEquals(Printable.clean(text), text, "no control characters");
    assertTrue(text.length() <= Value.Text.LONGEST, "bounded: " + text.length());
  }
}
