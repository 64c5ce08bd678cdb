// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.klartecken.room.Sightings.HOST;
import static org.klartecken.room.Sightings.NOON;
import static org.klartecken.room.Sightings.reading;
import static org.klartecken.room.Sightings.report;
import static org.klartecken.room.Sightings.speakerphone;
import static org.klartecken.room.Sightings.stamp;
import static org.klartecken.room.Sightings.usb;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.Message;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.RoomStandard;
import org.klartecken.profile.file.CatalogLoader;

class BelongingsTest {
  private static final ProfileCatalog CATALOG = CatalogLoader.shipped().catalog();
  private static final RoomStandard STANDARD = CATALOG.standard(ProfileCatalog.DEFAULT_STANDARD).orElseThrow();
  private static final Device HEADSET = usb("1-3", "1395:0025", null, DeviceKind.HEADSET, Capability.MICROPHONE,
      Capability.SPEAKER);

  @Test
  void aHeadsetThatNobodyAsksForLeavesNoTrace() {
    var all = new Observation(List.of(HOST, HEADSET, speakerphone("1-4")),
        List.of(reading(HEADSET, ReadingNames.AUDIO_CAPTURE, Value.of(true), ProofLevel.OPENED, NOON)),
        List.of(new ProbeFailure(HEADSET.id(), ReadingNames.AUDIO_CAPTURE, FailureReason.TIMEOUT, "", NOON)));
    var own = new Observation(List.of(HOST, speakerphone("1-4")), List.of(), List.of());
    assertEquals(own, Belongings.of(all, STANDARD, List.of(), CATALOG));
    assertEquals(own, Belongings.of(all, null, List.of(), CATALOG));
  }

  @Test
  void aHeadsetOfAModelThatPeopleAcceptedIsTheRooms() {
    OwnDevice accepted = OwnDevice.of(HEADSET, CATALOG.recognise(HEADSET).orElse(null), Set.of(Capability.MICROPHONE));
    Device another = usb("1-5", "0b0e:0301", null, DeviceKind.HEADSET, Capability.MICROPHONE, Capability.SPEAKER);
    var all = new Observation(List.of(HOST, HEADSET, another), List.of(), List.of());
    var rooms = new Observation(List.of(HOST, HEADSET), List.of(), List.of());
    assertEquals(rooms, Belongings.of(all, STANDARD, List.of(accepted), CATALOG));
  }

  @Test
  void aMessageWithoutPeoplesThingsIsTheVeryMessage() {
    Message message = report(stamp("b", 1, 0), HOST, speakerphone("1-4"));
    assertSame(message, Belongings.of(message, STANDARD, List.of(), CATALOG));
  }
}
