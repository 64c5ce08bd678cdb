// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartecken.readiness.TestRoom.SCREEN;
import static org.klartecken.readiness.TestRoom.item;
import static org.klartecken.room.Sightings.usb;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.Severity;

/** What is shown on a display, and what keeps a picture from it. */
class DisplayRulesTest {
  private static final Device ADAPTER = usb("1-6", "2109:8817", null, DeviceKind.ADAPTER, Capability.BILLBOARD);

  @ParameterizedTest
  @CsvSource({"3840,2160,3840,2160,", "1024,768,3840,2160,WARNING", "1280,720,3840,2160,WARNING",
      "1920,1080,3840,2160,NOTE", "1920,1200,3840,2160,WARNING", "1024,768,1024,768,", "800,600,1024,768,WARNING",
      "1360,768,1366,768,NOTE", "3840,2160,1920,1080,"})
  void aCoarsePictureOrOneOutOfShapeIsAFaultAndASmallerOneOfItsShapeAChoice(int width, int height, int ownWidth,
      int ownHeight, @Nullable Severity expected) {
    TestRoom room = TestRoom.whole()
        .read(SCREEN, ReadingNames.DISPLAY_NATIVE_WIDTH, Value.of(ownWidth), ProofLevel.ENUMERATED)
        .read(SCREEN, ReadingNames.DISPLAY_NATIVE_HEIGHT, Value.of(ownHeight), ProofLevel.ENUMERATED)
        .read(SCREEN, ReadingNames.DISPLAY_MODE_WIDTH, Value.of(width), ProofLevel.ENUMERATED)
        .read(SCREEN, ReadingNames.DISPLAY_MODE_HEIGHT, Value.of(height), ProofLevel.ENUMERATED);
    List<Finding> found = item(room.judged(), "display").findings();
    assertEquals(expected == null ? List.of() : List.of(expected), found.stream().map(Finding::severity).toList());
    found.forEach(f -> assertEquals(ReadingNames.DISPLAY_MODE_HEIGHT, f.reading()));
  }

  @Test
  void saysBothSizes() {
    TestRoom room = TestRoom.whole()
        .read(SCREEN, ReadingNames.DISPLAY_NATIVE_WIDTH, Value.of(3840), ProofLevel.ENUMERATED)
        .read(SCREEN, ReadingNames.DISPLAY_NATIVE_HEIGHT, Value.of(2160), ProofLevel.ENUMERATED)
        .read(SCREEN, ReadingNames.DISPLAY_MODE_WIDTH, Value.of(1024), ProofLevel.ENUMERATED)
        .read(SCREEN, ReadingNames.DISPLAY_MODE_HEIGHT, Value.of(768), ProofLevel.ENUMERATED);
    String text = item(room.judged(), "display").findings().getFirst().text().en().replace('\u00a0', ' ');
    assertTrue(text.startsWith("The NEC EA271Q shows 1024 × 768 instead of its own 3840 × 2160. "), text);
  }

  @Test
  void aMissingDisplayIsExplainedByTheAdapterThatGotNoPicture() {
    TestRoom room = TestRoom.whole();
    room.judged();
    room.unplug(SCREEN).plug(ADAPTER).read(ADAPTER, ReadingNames.USB_ALTERNATE_MODE, Value.of("failed"),
        ProofLevel.ENUMERATED);
    Item display = item(room.judged(), "display");
    assertEquals(List.of("display/LIMIT_BROKEN/usb:1-6/usb.alternate_mode"),
        display.findings().stream().map(Finding::key).toList());
    assertEquals(ItemState.FAILED, display.state());
    room.read(ADAPTER, ReadingNames.USB_ALTERNATE_MODE, Value.of("configured"), ProofLevel.ENUMERATED);
    assertEquals(List.of(FindingReason.DEVICE_LOST),
        item(room.judged(), "display").findings().stream().map(Finding::reason).toList());
  }

  @Test
  void anAdapterThatSaidSoAllAlongIsNotBlamedForADisplayThatGoes() {
    TestRoom room = TestRoom.whole();
    room.judged();
    room.plug(ADAPTER).read(ADAPTER, ReadingNames.USB_ALTERNATE_MODE, Value.of("failed_unspecified"),
        ProofLevel.ENUMERATED);
    room.judged();
    room.later(Duration.ofHours(1)).unplug(SCREEN).read(ADAPTER, ReadingNames.USB_ALTERNATE_MODE,
        Value.of("failed_unspecified"), ProofLevel.ENUMERATED);
    Item display = item(room.judged(), "display");
    assertEquals(List.of(FindingReason.DEVICE_LOST), display.findings().stream().map(Finding::reason).toList());
    room.later(Duration.ofMinutes(10)).unplug(ADAPTER);
    room.judged();
    room.plug(ADAPTER).read(ADAPTER, ReadingNames.USB_ALTERNATE_MODE, Value.of("failed_unspecified"),
        ProofLevel.ENUMERATED);
    assertEquals(List.of("display/LIMIT_BROKEN/usb:1-6/usb.alternate_mode"),
        item(room.judged(), "display").findings().stream().map(Finding::key).toList(), "it tried again");
  }

  @Test
  void whereNoDisplayWasEverHereTheAdaptersWordIsAllThatIsKnown() {
    TestRoom room = TestRoom.empty().plug(ADAPTER).read(ADAPTER, ReadingNames.USB_ALTERNATE_MODE, Value.of("failed"),
        ProofLevel.ENUMERATED);
    assertEquals(List.of("display/LIMIT_BROKEN/usb:1-6/usb.alternate_mode"),
        item(room.judged(), "display").findings().stream().map(Finding::key).toList());
  }

  @Test
  void anAdapterThatAlwaysSaysSoIsNoFaultWhileThereIsAPicture() {
    TestRoom room = TestRoom.whole().plug(ADAPTER).read(ADAPTER, ReadingNames.USB_ALTERNATE_MODE,
        Value.of("failed_unspecified"), ProofLevel.ENUMERATED);
    assertEquals(List.of(), room.judged().findings().stream().filter(f -> f.severity() != Severity.NOTE).toList());
  }
}
