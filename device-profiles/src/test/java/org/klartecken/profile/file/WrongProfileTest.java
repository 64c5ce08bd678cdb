// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartecken.profile.ProfileCatalog;

/** A profile of the house that is wrong in one way: told of with file and line, and everything else stays in force. */
class WrongProfileTest {
  private static final int SHIPPED = CatalogLoader.shipped().catalog().profiles().size();
  private static final String BAR = """
      maker: Acme
      model: Bar
      like: bar
      speed: 5G
      instructions:
        lost:
          sv: Sätt tillbaka {device}.
          en: Put the {device} back.
      parts:
        video:
          match:
            usb: [1234:0001]
            not-ready:
              1234:0009: update-mode
          picture: 3840x2160@30
          drivers:
            uvcvideo: 2
          ready:
            CAMERA: {proof: OPENED, greatest-age: 30 min}
          quirks:
            init-delay: 2 s
            absent:
              1234:0001: [MICROPHONE]
          remedies: [usb-reset]
        audio:
          like: bar-sound
          optional: true
          match:
            usb: [1234:0002]
      sources:
        match: own
      """;
  private static final String NEIGHBOUR = "maker: Acme\nmodel: Eye\nkind: CAMERA\nmatch: {usb: [1234:0003]}\n";

  @TempDir
  private Path site;

  /** What is changed in the good profile, the line of the error and a part of its words. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      like: bar                | like: barr                | 3  | "barr"; expected the name of a class: adapter, bar
      like: bar                | liked: bar                | 3  | unknown key "liked"; expected one of maker, model, like
      maker: Acme              | 'maker: '                 | 1  | ""; expected a text of 1 to 400 characters
      speed: 5G                | speed: fast               | 4  | "fast"; expected a number like 12, 0.5, 480M or 5G
      speed: 5G                | speed: 5                  | 4  | "5"; expected a number
      en: Put the {device} back. | de: Legen Sie es zurück. | 7  | the key "en" is missing
      lost:                    | gone:                     | 6  | unknown key "gone"; expected one of lost, update-mode, nothing-behind
      usb: [1234:0001]         | usb: [1234-0001]          | 12 | "1234-0001"; expected a USB id like 046d:0866
      usb: [1234:0001]         | usb: 1234:0001            | 12 | found a text; expected a list
      usb: [1234:0001]         | usb: [1234:0009]          | 12 | 1234:0009 is ready and not ready; expected each id once
      usb: [1234:0001]         | display: [EPSON PJ]       | 12 | "EPSON PJ"; expected maker and monitor name of the EDID
      usb: [1234:0001]         | product: [Acme Bar]       | 12 | "Acme Bar"; expected vendor id and product string
      usb: [1234:0001]         | vendor: [1234]            | 12 | "1234"; expected a vendor like 17e9:*
      1234:0009: update-mode   | 1234:0009: broken         | 14 | "broken"; expected one of update-mode, nothing-behind
      picture: 3840x2160@30    | picture: 4K               | 15 | "4K"; expected a picture like 1920x1080 or 3840x2160@30
      uvcvideo: 2              | uvcvideo: many            | 17 | "many"; expected a count from 1 to 32
      uvcvideo: 2              | UVC video: 2              | 17 | "UVC video"; expected a driver like uvcvideo
      proof: OPENED            | proof: SEEN               | 19 | "SEEN"; expected one of ENUMERATED, OPENED, MOVED_DATA, MEASURED
      greatest-age: 30 min     | greatest-age: half an hour | 19 | "half an hour"; expected a duration like 90 s, 5 min
      CAMERA: {                | CAMRA: {                  | 19 | "CAMRA"; expected one of CAMERA, MICROPHONE
      init-delay: 2 s          | init-delay: 2             | 21 | "2"; expected a duration
      init-delay: 2 s          | serial: none              | 21 | "none"; expected worthless
      [MICROPHONE]             | MICROPHONE                | 23 | found a text; expected a list
      remedies: [usb-reset]    | remedies: [reboot]        | 24 | "reboot"; expected one of unmute, set-volume, set-default, usb-reset, port-power, rebind-driver, restart-service
      like: bar-sound          | kind: BAR                 | 26 | "BAR"; expected one of HOST, CAMERA
      optional: true           | optional: maybe           | 27 | "maybe"; expected true or false
      audio:                   | Audio part:               | 25 | "Audio part"; expected a part like video
      audio:                   | video:                    | 25 | the key "video" stands twice
      match: own               | match: my neighbour       | 31 | "my neighbour"; expected where it is from: usb.ids, fwupd
      parts:                   | 'match: {usb: [1234:0004]}\nparts:' | 9  | the model is matched as a whole and by its parts
      """)
  void isToldOfWithItsLineAndStopsNoOther(String good, String bad, int line, String words) throws IOException {
    assertTrue(BAR.contains(good), good);
    int at = BAR.indexOf(good);
    String wrong = BAR.substring(0, at) + bad.replace("\\n", "\n") + BAR.substring(at + good.length());
    write("profiles/acme/bar.yaml", wrong);
    write("profiles/acme/eye.yaml", NEIGHBOUR);

    LoadedCatalog loaded = CatalogLoader.withSite(site);

    FileError error = loaded.errors().stream().filter(e -> e.toString().contains(words)).findFirst()
        .orElseThrow(() -> new AssertionError(loaded.errors() + " instead of " + words));
    assertEquals(site.resolve("profiles") + "/acme/bar.yaml", error.file());
    assertEquals(line, error.line(), error::toString);
    assertEquals(SHIPPED + 1, loaded.catalog().profiles().size(), "the neighbour and what is shipped are in force");
  }

  @Test
  void theGoodProfileIsTaken() throws IOException {
    write("profiles/acme/bar.yaml", BAR);
    LoadedCatalog loaded = CatalogLoader.withSite(site);
    assertEquals(List.of(), loaded.errors());
    assertEquals(SHIPPED + 1, loaded.catalog().profiles().size());
  }

  @Test
  void aWrongReplacementLeavesTheShippedProfileInForce() throws IOException {
    write("profiles/jabra/speak-510.yaml", "maker: Jabra\nmodel: Speak 510\nkind: SPEAKER PHONE\n");
    ProfileCatalog catalog = CatalogLoader.withSite(site).catalog();
    assertTrue(catalog.profiles().stream().anyMatch(p -> p.id().equals("jabra/speak-510")));
  }

  @Test
  void anIdThatTwoFilesClaimIsToldOfInTheSecondWithItsLine() throws IOException {
    write("profiles/acme/eye.yaml", NEIGHBOUR);
    write("profiles/acme/eye-2.yaml", NEIGHBOUR.replace("model: Eye", "model: Eye 2"));
    FileError error = CatalogLoader.withSite(site).errors().getFirst();
    assertEquals("1234:0003 belongs to acme/eye-2 already; expected each id in one profile",
        error.problem() + "; expected " + error.expected());
    assertEquals(4, error.line());
    assertEquals(FileFault.CLAIMED_TWICE, error.fault());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      like: a\\nname: {sv: a, en: b}                 | 1 | "a"; expected the name of a class
      name: {sv: a, en: b}                          | 1 | neither "kind" nor "like" says what it is
      kind: CAMERA                                  | 1 | the key "name" is missing
      name: {sv: a, en: b}\\nkind: CAMERA\\nmaker: A   | 3 | unknown key "maker"
      """)
  void aWrongClassIsToldOfToo(String text, int line, String words) throws IOException {
    write("classes/a.yaml", text.replace("\\n", "\n"));
    LoadedCatalog loaded = CatalogLoader.withSite(site);
    assertTrue(loaded.errors().stream().anyMatch(e -> e.toString().contains(words) && e.line() == line),
        loaded.errors()::toString);
    assertEquals(SHIPPED, loaded.catalog().profiles().size());
  }

  @Test
  void lintTellsOfWhatKeepsNoFileFromBeingTaken() throws IOException {
    write("profiles/acme/nose.yaml", NEIGHBOUR + "speed: 480M\nexpect:\n"
        + "  - {reading: acme.smell, is: bad, severity: NOTE, hold: 1 s, text: {sv: vädra {rummet}, en: Air it.}}\n"
            .replace("vädra {rummet}", "\"vädra {rummet}\""));
    assertEquals(List.of("2:1 the file is not named after its model", "4:15 the source of 1234:0003 is not named",
        "5:1 the source of speed is not named", "7:15 no probe sends the reading acme.smell",
        "7:69 the languages fill in different words", "7:74 no whole sentence", "7:74 {rummet} is never filled in"),
        ProfileLint.lint(site).stream().map(e -> e.line() + ":" + e.column() + " " + e.problem()).toList());
  }

  @Test
  void lintFindsNothingInWhatIsShipped() throws Exception {
    Path shipped = Path.of(CatalogLoader.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assertEquals(List.of(), ProfileLint.lint(shipped));
  }

  private void write(String path, String text) throws IOException {
    Path file = site.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
