// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartecken.agent.protocol.Captures;

/** The agent in a process of its own, looking at machines and devices that others recorded. */
class RecordedMachinesTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      usbkbd                | usb:1-1.5.4.2 05f3:0007 USB 05f3:0007             | usb:1-1.5.4 | INPUT
      usbkbd.pcap           | usb:1-3 04d9:1603 USB Keyboard                    | host        | INPUT
      """)
  void showsTheDevicesOfARecordedMachine(String recording, String device, String parent, String kind)
      throws IOException, InterruptedException {
    Path file = recordings().stream().filter(p -> p.getFileName().toString().equals(recording + ".umockdev"))
        .findFirst().orElseThrow();

    List<Map<String, Object>> seen = devices(Umockdev.agent(file, "devices", "--json"));

    Map<String, Object> found = seen.stream().filter(d -> described(d).equals(device)).findFirst()
        .orElseThrow(() -> new AssertionError(device + " is not among " + seen.stream().map(this::described).toList()));
    assertEquals(parent, found.get("parent"));
    assertEquals(kind, found.get("kind"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      canon-powershot-sx200 | 04a9:31c0
      sony-xperia-mini-pro  | 0fce:0166
      fido2                 | 1050:0120
      """)
  void saysNothingOfWhatPeopleCarry(String recording, String id) throws IOException, InterruptedException {
    Path file = recordings().stream().filter(p -> p.getFileName().toString().equals(recording + ".umockdev"))
        .findFirst().orElseThrow();
    Umockdev.Output told = Umockdev.agent(file, "devices", "--json");
    assertTrue(!devices(told).isEmpty() && !told.out().contains(id), told.out());
  }

  @Test
  void judgesEveryRecordedMachineAsARoomThatIsNotReady() throws IOException, InterruptedException {
    for (Path recording : recordings()) {
      Umockdev.Output checked = Umockdev.agent(recording, "check", "--lang", "en");
      assertEquals(2, checked.exit(), recording + "\n" + checked.out());
      assertTrue(checked.out().startsWith("KLARTECKEN CRITICAL: The room is not ready for "), checked.out());
    }
  }

  @Test
  void knowsRecordedCamerasByTheirDescriptorsAlone() throws IOException, InterruptedException {
    List<byte[]> cameras = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (Path configuration : Captures.files("usb/esp-usb", ".cfg_desc.bin")) {
      expected.add("usb:1-" + (expected.size() + 1) + " " + configuration.getFileName());
      cameras.add(whole(configuration, expected.size()));
    }
    Path recording = folder.resolve("cameras.umockdev");
    Umockdev.write(recording, Umockdev.recording(cameras));

    List<Map<String, Object>> seen = devices(Umockdev.agent(recording, "devices", "--json"));

    assertTrue(expected.size() >= 7, expected.toString());
    for (String camera : expected) {
      String id = camera.substring(0, camera.indexOf(' '));
      Map<String, Object> device = seen.stream().filter(d -> id.equals(d.get("id"))).findFirst()
          .orElseThrow(() -> new AssertionError(camera));
      assertTrue(List.of("CAMERA", "CAPTURE").contains(String.valueOf(device.get("kind"))), camera + " " + device);
    }
  }

  private static List<Path> recordings() {
    return Captures.files("usb/umockdev", ".umockdev");
  }

  /** The device descriptor recorded beside it, or one of our own with the ids 1209:000n. */
  private static byte[] whole(Path configuration, int n) {
    String name = configuration.getFileName().toString().replace(".cfg_desc.bin", ".dev_desc.bin");
    byte[] device = Captures.files("usb/esp-usb", ".dev_desc.bin").stream()
        .filter(p -> p.getFileName().toString().equals(name)).findFirst().map(Captures::octets)
        .orElse(new byte[]{18, 1, 0, 2, (byte) 0xef, 2, 1, 64, 0x09, 0x12, (byte) n, 0, 0, 1, 0, 0, 0, 1});
    byte[] rest = Captures.octets(configuration);
    return ByteBuffer.allocate(device.length + rest.length).put(device).put(rest).array();
  }

  private String described(Map<String, Object> device) {
    Map<String, Object> usb = object(device.get("usb"));
    return device.get("id") + " " + usb.get("id") + " " + device.get("name");
  }

  private List<Map<String, Object>> devices(Umockdev.Output answer) {
    assertEquals(0, answer.exit(), answer.out());
    Map<String, Object> json = object(Jsonb.instance().type(Object.class)
        .fromJson(answer.out().getBytes(StandardCharsets.UTF_8)));
    List<?> devices = (List<?>) object(json.get("observation")).getOrDefault("devices", List.of());
    return devices.stream().map(this::object).toList();
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> object(@org.jspecify.annotations.Nullable Object json) {
    return json instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
