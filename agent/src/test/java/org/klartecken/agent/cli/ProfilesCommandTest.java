// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.FakeSystem;
import org.klartecken.contract.UsbId;
import org.klartecken.profile.file.CatalogLoader;

class ProfilesCommandTest {
  @TempDir
  private Path folder;
  private FakeSystem system;

  @BeforeEach
  void plugIn() {
    system = new FakeSystem(folder.resolve("system")).usb("1-4", 0x1234, 0xabcd, "Eye 1")
        .usbAttribute("1-4", "manufacturer", "Acme").usbInterface("1-4", 0, 0x0e, 1, "uvcvideo")
        .usbInterface("1-4", 1, 0x0e, 2, "uvcvideo").usb("1-5", 0x0b0e, 0x0420, "Jabra SPEAK 510 USB");
  }

  @Test
  void makesAProfileFromADeviceThatIsAttached() throws IOException {
    Path site = folder.resolve("site");
    Ran made = Ran.agent("profiles", "new", "--root", system.root().path().toString(), "--from", "usb:1-4", "--into",
        site.toString());
    assertEquals(0, made.exit(), made::err);
    Path file = site.resolve("profiles/acme/eye-1.yaml");
    assertEquals(file + System.lineSeparator(), made.out());
    assertTrue(Files.readString(file).contains("  uvcvideo: 2\n"), Files.readString(file));

    var loaded = CatalogLoader.withSite(site);
    assertEquals(java.util.List.of(), loaded.errors());
    assertTrue(loaded.catalog().profiles().stream()
        .anyMatch(p -> p.parts().getFirst().match().usb().contains(UsbId.parse("1234:abcd"))));
    assertEquals(0, Ran.agent("profiles", "lint", site.toString()).exit(), "what it makes is in order");
    Ran again = Ran.agent("profiles", "new", "--root", system.root().path().toString(), "--from", "usb:1-4", "--into",
        site.toString());
    assertEquals(2, again.exit());
    assertTrue(again.err().startsWith("There is a profile of that name already: "), again.err());
  }

  @Test
  void saysWhatIsMissingBeforeItMakesAProfile() {
    assertTrue(Ran.agent("profiles", "new", "--maker", "A", "--model", "B", "--kind", "CAMERA").err()
        .startsWith("Say by what it is recognised"));
    assertTrue(
        Ran.agent("profiles", "new", "--usb", "1234:abcd", "--kind", "CAMERA").err().startsWith("Say its maker"));
    assertTrue(Ran.agent("profiles", "new", "--maker", "A", "--model", "B", "--usb", "1234:abcd").err()
        .startsWith("Say what it is"));
    assertTrue(Ran.agent("profiles", "new", "--maker", "A", "--model", "B", "--usb", "12").err()
        .startsWith("A USB id looks like 046d:0866, not \"12\"."));
    Ran wrong = Ran.agent("profiles", "new", "--maker", "A", "--model", "B", "--usb", "1234:abcd", "--like", "webcamm");
    assertEquals(1, wrong.exit());
    assertTrue(wrong.err().contains("\"webcamm\"; expected the name of a class: "), wrong.err());
    assertTrue(Ran.agent("profiles", "new", "--from", "usb:9-9", "--root", system.root().path().toString()).err()
        .contains("No device is attached at usb:9-9. There are: host, usb:1-4, usb:1-5."));
  }

  @Test
  void findsWhoKnowsAnIdOrAName() {
    Ran id = Ran.agent("profiles", "find", "0B0E:0422");
    assertEquals(0, id.exit());
    assertTrue(id.out().startsWith("model      "), id.out());
    assertTrue(id.out().contains("Jabra Speak 510 (jabra/speak-510), by its USB id 0b0e:0422"), id.out());
    assertTrue(Ran.agent("profiles", "find", "epson pj").out().contains("SEC:EPSON PJ"));
    assertEquals(1, Ran.agent("profiles", "find", "ffff:ffff").exit());
    assertEquals(1, Ran.agent("profiles", "find", "nobody's").exit());
  }

  @Test
  void lintTellsOfEveryFaultWithItsPlace() throws IOException {
    Path file = folder.resolve("own/profiles/acme/nose.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "maker: Acme\nmodel: Nose\nkind: NOSE\nmatch: {usb: [1234:1]}\n");
    Ran lint = Ran.agent("profiles", "lint", folder.resolve("own").toString());
    assertEquals(1, lint.exit());
    assertTrue(lint.out().contains("acme/nose.yaml:3:7: \"NOSE\"; expected one of HOST, CAMERA"), lint.out());
    assertTrue(lint.out().contains("acme/nose.yaml:4:15: \"1234:1\"; expected a USB id like 046d:0866"), lint.out());
    assertEquals(2, Ran.agent("profiles", "lint", folder.toString()).exit());
  }

  @Test
  void explainsWhichProfileEachDeviceMatchedAndWhy() {
    String root = system.root().path().toString();
    String text = Ran.agent("devices", "--root", root, "--explain").out();
    assertTrue(text.contains("jabra/speak-510"), text);
    assertTrue(text.contains("Jabra Speak 510 (jabra/speak-510), by its USB id 0b0e:0420"), text);
    assertTrue(text.contains("like       speakerphone-ring, speakerphone"), text);
    assertTrue(text.contains("must be    microphone, speaker\n"), "telephony is absent under this id: " + text);
    assertTrue(text.contains("audio.capture_muted is false (critical after 2 min)"), text);
    assertTrue(text.contains("unknown, as camera"), text);
    assertTrue(text.contains("unknown model, judged by its class: camera"), text);
    String json = Ran.agent("devices", "--root", root, "--explain", "--json").out();
    assertTrue(json.contains("\"usb:1-5\":{\"model\":\"Jabra Speak 510 (jabra/speak-510)"), json);
  }

  @Test
  void tellsWhatKnowingTheDevicesCosts() {
    String cost = Ran.agent("profiles", "cost", "0b0e:0420", "dead:beef").out();
    assertTrue(cost.startsWith("{\"how\":\"shelf\",\"devices\":2,\"recognised\":2,"), cost);
  }
}
