// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.klartecken.agent.protocol.Captures;
import org.klartecken.agent.protocol.Octets;
import org.klartecken.agent.protocol.usb.HidReport.Usage;

class HidReportTest {
  private static final byte[] HEADSET = Octets.of("""
      05 0b          # usage page: telephony
      09 05          # usage: headset
      a1 01          # collection: application
      85 01          # report 1
      09 20 09 2f    # usages: hook switch, phone mute
      15 00 25 01    # 0 to 1
      75 01 95 02    # two fields of one bit
      81 22          # input
      05 08          # usage page: lights
      09 09 91 22    # usage: mute; output
      c0             # end
      05 0c 09 01    # consumer control
      a1 01          # collection: application
      09 e9 81 06    # usage: volume up; input
      c0             # end
      """);

  private static final byte[] TOUCH_SCREEN = Octets.of("""
      05 0d 09 04    # digitizer, touch screen
      a1 01          # collection: application
      09 22 a1 02    # finger, collection: logical
      a4             # push
      05 01 09 30    # generic desktop, X
      81 02          # input
      b4             # pop: digitizer again
      09 42 81 02    # tip switch; input
      c0 c0          # ends
      """);

  @Test
  void knowsATelephonyHeadset() {
    HidReport report = HidReport.parse(HEADSET);

    assertEquals(List.of(new Usage(0x0b, 5), new Usage(0x0c, 1)), report.applications());
    assertEquals(Set.of(0x08, 0x0b, 0x0c), report.pages());
    assertTrue(report.telephony());
    assertTrue(report.consumer());
    assertFalse(report.input());
    assertEquals(List.of(), report.problems());
  }

  @Test
  void knowsATouchScreenAndBringsPagesBack() {
    HidReport report = HidReport.parse(TOUCH_SCREEN);

    assertEquals(List.of(new Usage(0x0d, 4)), report.applications());
    assertTrue(report.input());
    assertFalse(report.telephony());
    assertEquals(List.of(), report.problems());
  }

  @Test
  void takesThePageFromAUsageOfFourOctets() {
    HidReport report = HidReport.parse(Octets.of("0b 05 00 0b 00  a1 01  c0"));

    assertTrue(report.telephony());
  }

  @Test
  void stepsOverLongItems() {
    HidReport report = HidReport.parse(Octets.of("fe 02 77 05 0b  05 01 09 06 a1 01 c0"));

    assertEquals(List.of(new Usage(1, 6)), report.applications());
    assertTrue(report.input());
  }

  @Test
  void reportsWhatIsWrong() {
    HidReport cut = HidReport.parse(Octets.of("05 0b 09 05 a1 01 26 ff"));
    HidReport unbalanced = HidReport.parse(Octets.of("c0 b4"));

    assertTrue(cut.telephony());
    assertEquals(List.of("offset 0x06: the item 0x26 needs 2 more octets, but the descriptor ends",
        "offset 0x08: 1 collection is not closed"), cut.problems().stream().map(p -> p.sentence()).toList());
    assertEquals(List.of("offset 0x00: a collection ends that did not begin", "offset 0x01: a pop without a push"),
        unbalanced.problems().stream().map(p -> p.sentence()).toList());
  }

  @Test
  void neverThrowsWhateverTheOctets() {
    Random random = new Random(7);
    for (int round = 0; round < 5000; round++) {
      byte[] octets = Octets.mutated(round % 2 == 0 ? HEADSET : TOUCH_SCREEN, random);
      assertTrue(HidReport.parse(octets).applications().size() <= octets.length, "round " + round);
    }
  }

  /** The names of the recordings say what each is about: vendor, product, usage, usage page. */
  @TestFactory
  List<DynamicTest> findsTheApplicationThatARecordingIsNamedAfter() {
    return Captures.files("usb/hid", "_expected.rpt_desc").stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file))).toList();
  }

  private static void compare(Path file) {
    String[] name = file.getFileName().toString().split("_", -1);
    byte[] octets = Octets.of(Captures.text(file).replaceAll("0x|,", ""));

    HidReport report = HidReport.parse(octets);

    assertTrue(report.applications().contains(new Usage(Integer.parseInt(name[3], 16), Integer.parseInt(name[2], 16))),
        report.toString());
    assertEquals(name[3].equals("000B"), report.telephony());
    assertEquals(List.of(), report.problems());
  }
}
