// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;
import org.klartecken.profile.LocalText;

class ValueTextTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      480000000 | BIT_PER_SECOND     | 480 Mbit/s       | 480 Mbit/s
      5e9       | BIT_PER_SECOND     | 5 Gbit/s         | 5 Gbit/s
      2.5e9     | BIT_PER_SECOND     | 2,5 Gbit/s       | 2.5 Gbit/s
      0.0213    | SECOND             | 21,3 ms          | 21.3 ms
      -12.5     | SECOND             | −12,5 s          | −12.5 s
      0         | SECOND             | 0 s              | 0 s
      119       | SECOND             | 119 s            | 119 s
      -600      | SECOND             | −10 min          | −10 min
      9000      | SECOND             | 2,5 h            | 2.5 h
      3.14159   | PERCENT            | 3,14 %           | 3.14 %
      100       | PERCENT            | 100 %            | 100 %
      1080      | PIXEL              | 1080 bildpunkter | 1080 pixels
      -71.6     | DECIBEL_MILLIWATT  | −71,6 dBm        | −71.6 dBm
      60        | HERTZ              | 60 Hz            | 60 Hz
      12        | COUNT              | 12               | 12
      90.04     | CELSIUS            | 90 °C            | 90 °C
      """)
  void numbersCarryTheirUnitInBothLanguages(double number, Unit unit, String sv, String en) {
    LocalText text = ValueText.of(Value.of(number), unit);
    assertEquals(new LocalText(sv.replace(' ', '\u00a0'), en.replace(' ', '\u00a0')), text);
  }

  @Test
  void flagsAndWordsAreWords() {
    assertEquals(new LocalText("ja", "yes"), ValueText.of(Value.of(true), Unit.NONE));
    assertEquals(new LocalText("nej", "no"), ValueText.of(Value.of(false), Unit.NONE));
    assertEquals(new LocalText("avstängd", "off"), ValueText.of(Value.of("off"), Unit.NONE));
    assertEquals(new LocalText("YUYV", "YUYV"), ValueText.of(Value.of("YUYV"), Unit.NONE));
  }

  @Test
  void picturesAreCountedInASecondAndAPacketsOctetsOneByOne() {
    assertEquals("7,6\u00a0bilder i sekunden", ValueText.of(reading(ReadingNames.CAMERA_RATE, 7.6, Unit.HERTZ)).sv());
    assertEquals("1492\u00a0bytes", ValueText.of(reading(ReadingNames.NETWORK_PATH_MTU, 1492, Unit.BYTE)).en());
    assertEquals("60\u00a0Hz", ValueText.of(reading(ReadingNames.DISPLAY_NATIVE_RATE, 60, Unit.HERTZ)).en());
  }

  private static Reading reading(ReadingName name, double number, Unit unit) {
    return new Reading(new DeviceId("usb:1-1"), name, Value.of(number), unit, ProofLevel.MEASURED, Instant.EPOCH);
  }
}
