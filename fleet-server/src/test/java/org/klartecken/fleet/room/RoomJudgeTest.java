// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.klartecken.contract.Device;
import org.klartecken.fleet.web.TestRooms;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.file.ShippedFiles;
import org.klartecken.readiness.Contract;
import org.klartecken.readiness.Judge;

class RoomJudgeTest {
  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
  private static final Room ROOM = TestRooms.room("a", "Huset", "1", "Alfa");
  private static final ShippedFiles SHIPPED = ShippedFiles.read();

  static List<RoomSnapshot> rooms() {
    RoomSnapshot marked = TestRooms.marked(ROOM, NOW.minus(Duration.ofMinutes(5)));
    return List.of(TestRooms.ready(ROOM, NOW), TestRooms.without(ROOM, TestRooms.CAMERA, Duration.ofMinutes(5), NOW),
        TestRooms.silent(ROOM, Duration.ofMinutes(5), NOW),
        TestRooms.rearranged(ROOM, marked, NOW.minus(Duration.ofMinutes(2)), NOW));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aJudgementAsksOnlyAboutDevicesThatTwoCataloguesAreComparedBy(RoomSnapshot room) {
    Set<Device> asked = new HashSet<>();
    ProfileCatalog catalog = TestRooms.CATALOG;
    Contract contract = new Contract(catalog.standard(ROOM.standard()).orElseThrow(), ROOM.fittings());
    Judge.assess(room.state(), contract, device -> {
      asked.add(device);
      return catalog.recognise(device);
    }, List.of(), NOW);
    Set<Device> compared = RoomJudge.devices(room.state()).collect(Collectors.toSet());
    assertFalse(asked.isEmpty());
    assertTrue(compared.containsAll(asked), () -> asked + " but " + compared);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      standards/huddle.yaml          | extends: huddle\\nwithout: [camera]       | true
      standards/hybrid-small.yaml    | extends: hybrid-small\\nwithout: [camera] | false
      profiles/acme/eye.yaml         | maker: Acme\\nmodel: Eye\\nkind: CAMERA\\nmatch: {usb: [1234:0003]} | true
      profiles/logitech/brio-4k.yaml | maker: Logitech\\nmodel: BRIO 4K\\nkind: CAMERA\\nmatch: {usb: [046d:085e]} | false
      """)
  void aRoomIsJudgedAlikeUnlessItsStandardOrOneOfItsDevicesIsSaidToBeOtherwise(String path, String text,
      boolean alike) {
    ProfileCatalog then = SHIPPED.with(Map.of(path, text.replace("\\n", "\n").getBytes(UTF_8))).catalog();
    rooms().forEach(room -> assertEquals(alike,
        RoomJudge.isAlike(ROOM, room.state(), SHIPPED.alone().catalog(), then), room::toString));
  }
}
