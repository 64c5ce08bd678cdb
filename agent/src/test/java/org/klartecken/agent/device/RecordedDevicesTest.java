// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceKind;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.Recognised;
import org.klartecken.profile.file.CatalogLoader;
import org.klartecken.profile.file.ProfileShelf;

/**
 * What every recorded device is taken for: a table that people have read line by line.
 *
 * <p>When a profile or a rule changes it, look at the difference; {@code -Dklartecken.golden=write} then writes the new
 * table.
 */
class RecordedDevicesTest {
  private static final String TABLE = "/golden/recorded-devices.tsv";
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  @TempDir
  private Path folder;

  @Test
  void everyRecordedDeviceIsTakenForWhatItIs() throws IOException {
    List<String> found = table(Recordings.all());
    if ("write".equals(System.getProperty("klartecken.golden"))) {
      Files.writeString(Path.of("src/test/resources" + TABLE), String.join("\n", found) + "\n");
    }
    assertTrue(found.size() > 320, "recordings: " + found.size());
    assertEquals(String.join("\n", read()), String.join("\n", found));
  }

  private List<String> table(List<RecordedDevice> recordings) {
    FakeSystem system = new FakeSystem(folder);
    for (int i = 0; i < recordings.size(); i++) {
      recordings.get(i).plugInto(system, "1-" + (i + 1));
    }
    ProfileShelf shelf = CatalogLoader.shelf();
    Map<String, Device> devices = new LinuxInventory(system.root(), shelf).look(NOW).devices().stream()
        .map(AttachedDevice::device).filter(d -> d.usb() != null)
        .collect(Collectors.toMap(d -> d.id().value(), d -> d));
    List<String> lines = new ArrayList<>();
    lines.add("recording\tid\tname\tkind\tcan\tby\tdoubts");
    for (int i = 0; i < recordings.size(); i++) {
      Device device = devices.get("usb:1-" + (i + 1));
      lines.add(device == null ? unseen(recordings.get(i)) : line(recordings.get(i), device, shelf));
    }
    assertEquals(List.of(), shelf.errors());
    return lines;
  }

  /** A guest's own: it is not inventoried, so nothing but the recording itself can be named. */
  private static String unseen(RecordedDevice recorded) {
    return String.join("\t", recorded.source(),
        "%04x:%04x".formatted(recorded.vendor(), recorded.product16()), "", "", "", "private, not inventoried", "");
  }

  private static String line(RecordedDevice recorded, Device device, ProfileShelf shelf) {
    var known = shelf.recognise(device);
    String by = known.map(k -> switch (k) {
      case Recognised.Model model -> model.profile().id()
          + (model.part().id().equals(DevicePart.WHOLE) ? "" : " " + model.part().id());
      case Recognised.OfClass type -> "class " + type.type().id();
    }).orElse("nothing that a meeting needs");
    return String.join("\t", recorded.source(), String.valueOf(Objects.requireNonNull(device.usb()).id()),
        device.name(), device.kind().name(),
        String.join(" ", device.capabilities().stream().map(Capability::name).toList()), by,
        String.join("; ", doubts(recorded, device, by)));
  }

  private static List<String> doubts(RecordedDevice recorded, Device device, String by) {
    List<String> doubts = new ArrayList<>();
    boolean sound = device.can(Capability.MICROPHONE) || device.can(Capability.SPEAKER);
    if (recorded.has(0x01) && !sound) {
      doubts.add(recorded.detailed()
          ? "has an audio interface without a microphone or a loudspeaker"
          : "which way its sound goes was not recorded");
    }
    if (recorded.has(0x03) && !device.can(Capability.INPUT) && !device.can(Capability.TELEPHONY)) {
      doubts.add("what its HID reports are about was not recorded");
    }
    if (recorded.interfaces().isEmpty()) {
      doubts.add("no interface was recorded");
    }
    if (recorded.vendor() == 0x1209 && recorded.product16() == 1) {
      doubts.add("its ids were not recorded");
    }
    if (device.can(Capability.UPDATE_MODE)) {
      doubts.add("what it is when it does not wait for firmware nobody knows");
    }
    if (sound && recorded.has(0xff) && !recorded.has(0x0e)) {
      doubts.add("its sound may be that of calls: it has interfaces of its maker's own");
    }
    if (by.equals("class speakerphone") || by.equals("class microphone")) {
      doubts.add("by its sound alone; a sound card for studios and a telephone look the same");
    }
    if (device.kind() == DeviceKind.SERIAL && !device.can(Capability.SERIAL)) {
      doubts.add("its line shows only when its driver has made it");
    }
    return doubts;
  }

  private static List<String> read() throws IOException {
    try (InputStream in = RecordedDevicesTest.class.getResourceAsStream(TABLE)) {
      return in == null
          ? List.of()
          : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
