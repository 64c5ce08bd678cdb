// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.Unit;
import org.klartecken.contract.UsbId;
import org.klartecken.contract.Value;
import org.klartecken.profile.Condition;
import org.klartecken.profile.Connector;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.DeviceProfile;
import org.klartecken.profile.Expectation;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.NotReady;
import org.klartecken.profile.PartMatch;
import org.klartecken.profile.PictureMode;
import org.klartecken.profile.Promise;
import org.klartecken.profile.ProofDemand;
import org.klartecken.profile.Purpose;
import org.klartecken.profile.Quirks;
import org.klartecken.profile.Remedy;
import org.klartecken.profile.RoomStandard;
import org.klartecken.profile.SerialTalk;
import org.klartecken.profile.Severity;
import org.klartecken.profile.Situation;

class ReadersTest {
  private static final String PROFILE = """
      maker: Acme
      model: Eye 1
      kind: CAMERA
      match:
        usb: [1234:ABCD]
        not-ready:
          1234:0001: {sv: Vänta., en: Wait.}
        display: ["ACM:Eye 1"]
        product: ["1234:Acme Eye"]
      capabilities: [CAMERA]
      expect:
        - reading: usb.speed
          at-least: 5G
          severity: WARNING
          hold: 90 s
          text: {sv: Byt uttag., en: Change the port.}
        - reading: acme.lens
          is: open
          severity: CRITICAL
          hold: 1 min
          text: {sv: Öppna luckan., en: Open the lid.}
      instructions:
        part-missing: {sv: Dra ur den., en: Unplug it.}
      drivers: {uvcvideo: 2}
      speed: 5G
      picture: 3840x2160@30
      ready:
        CAMERA: {proof: OPENED, greatest-age: 30 min}
      quirks:
        init-delay: 2 s
        least-interval: 30 s
        serial: worthless
        loudest: -24
        absent: {1234:abcd: [MICROPHONE]}
      remedies: [usb-reset]
      offers: [HDMI]
      talk: {baud: 115200, ask: "0d 2A 70 6f 77", answer: 'POW=(ON|OFF)'}
      sources: {match: memory}
      """;
  private static final String STANDARD = """
      name: {sv: Rum, en: Room}
      items:
        camera:
          name: {sv: Kamera, en: Camera}
          needs: CAMERA
          preferred: [CAMERA]
          proof: OPENED
          greatest-age: 1 h
          hold: 20 s
          what-to-do: {sv: Anslut den., en: Connect it.}
        laptop:
          name: {sv: Laptop, en: Laptop}
          needs: CAPTURE
          amount: 2
          optional: true
          proof: ENUMERATED
          greatest-age: 30 d
          hold: 20 s
          what-to-do: {sv: Anslut den., en: Connect it.}
      purposes:
        HYBRID: [camera]
      """;

  @Test
  void readsAProfile() {
    var read = assertInstanceOf(FileRead.Good.class, read("acme/eye-1", PROFILE));
    var speed = new Expectation(new ReadingName("usb.speed"), new Condition.AtLeast(5e9), Unit.BIT_PER_SECOND,
        Severity.WARNING, Duration.ofSeconds(90), new LocalText("Byt uttag.", "Change the port."));
    var lens = new Expectation(new ReadingName("acme.lens"), new Condition.Is(Value.of("open")), Unit.NONE,
        Severity.CRITICAL, Duration.ofMinutes(1), new LocalText("Öppna luckan.", "Open the lid."));
    var match = new PartMatch(Set.of(UsbId.parse("1234:abcd")),
        Map.of(UsbId.parse("1234:0001"),
            new NotReady(NotReady.Because.UPDATE_MODE, new LocalText("Vänta.", "Wait."))),
        Set.of("1234:Acme Eye"), Set.of(), Set.of(), Set.of("ACM:Eye 1"));
    var part = new DevicePart(DevicePart.WHOLE, DeviceKind.CAMERA, List.of(), false, match, Set.of(Capability.CAMERA),
        new Promise(Map.of("uvcvideo", 2), 5e9, new PictureMode(3840, 2160, 30)),
        Map.of(Capability.CAMERA, new ProofDemand(ProofLevel.OPENED, Duration.ofMinutes(30))), List.of(speed, lens),
        Map.of(Situation.PART_MISSING, new LocalText("Dra ur den.", "Unplug it.")),
        new Quirks(Duration.ofSeconds(2), Duration.ofSeconds(30), true, -24.0,
            Map.of(UsbId.parse("1234:abcd"), Set.of(Capability.MICROPHONE))),
        Set.of(Remedy.USB_RESET), Set.of(Connector.HDMI),
        new SerialTalk(115_200, "0d2a706f77", "POW=(ON|OFF)"));
    assertEquals(new DeviceProfile("acme/eye-1", "Acme", "Eye 1", List.of(part), Map.of("match", "memory")),
        read.content());
  }

  @Test
  void readsAStandardInItsOrder() {
    var read = StandardReader.read("room", "f", STANDARD.getBytes(UTF_8));
    RoomStandard standard = (RoomStandard) assertInstanceOf(FileRead.Good.class, read).content();
    assertEquals(List.of("camera", "laptop"), standard.items().stream().map(i -> i.id()).toList());
    assertEquals(Duration.ofDays(30), standard.items().get(1).greatestAge());
    assertEquals(2, standard.items().get(1).amount());
    assertTrue(standard.items().get(1).optional());
    assertEquals(Map.of(Purpose.HYBRID, Set.of("camera")), standard.purposes());
    assertEquals(Set.of(Purpose.HYBRID), standard.purposesOf("camera"));
  }

  /** What is changed in the good profile, and the error that must come of it, with its place. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      kind: CAMERA              | kinds: CAMERA             | f:3:1: unknown key "kinds"; expected one of maker, model, like, kind, optional, match, capabilities, drivers, speed, picture, ready, expect, instructions, quirks, remedies, offers, talk, parts, sources
      kind: CAMERA              | kind: OTHER               | f:3:7: "OTHER"; expected one of HOST, CAMERA
      kind: CAMERA              | kind: [CAMERA]            | f:3:7: found a list; expected one of HOST
      model: Eye 1              | maker: Eye 1              | f:2:1: the key "maker" stands twice; expected each key once
      model: Eye 1              | model: ''                 | f:2:8: ""; expected a text of 1 to 400 characters
      usb: [1234:ABCD]          | usb: [1234:ABCG]          | f:5:9: "1234:ABCG"; expected a USB id like 046d:0866
      usb: [1234:ABCD]          | usb: [1234:abcd, 1234:ABCD] | f:5:20: 1234:abcd stands twice
      usb: [1234:ABCD]          | usb: 1234:ABCD            | f:5:8: found a text; expected a list
      "ACM:Eye 1"               | Eye                       | f:8:13: "Eye"; expected maker and monitor name
      hold: 90 s                | hold: ninety              | f:15:11: "ninety"; expected a duration like 90 s, 5 min, 2 h or 30 d
      hold: 90 s                | hold: 90                  | f:15:11: "90"; expected a duration
      hold: 90 s                | hold: -1 s                | f:15:11: "-1 s"; expected a duration
      at-least: 5G              | at-least: fast            | f:13:15: "fast"; expected a number
      at-least: 5G              | at-least: .nan            | f:13:15: ".nan"; expected a number
      at-least: 5G              | above: 5G                 | f:12:5: no condition, or more than one; expected exactly one of at-least
      at-least: 5G              | between: [5, 1]           | f:13:15: 5.0 is more than 1.0; expected the lower limit first
      at-least: 5G              | between: [5]              | f:13:15: 1 limits; expected two numbers
      at-least: 5G              | one-of: []                | f:12:5: no value; expected a list of values
      at-least: 5G              | is: true                  | f:12:5: usb.speed is a number, in BIT_PER_SECOND; expected a number
      is: open                  | unit: BYTE                | f:17:5: no condition
      is: open                  | is: 7                     | f:17:5: acme.lens is compared with a number, but has no unit
      reading: usb.speed        | reading: Speed            | f:12:14: "Speed"; expected a reading like usb.speed
      severity: WARNING         | severity: warning         | f:14:15: "warning"; expected one of NOTE, WARNING, CRITICAL
      {sv: Vänta., en: Wait.}   | {sv: Vänta.}              | f:7:16: the key "en" is missing; expected a text
      {sv: Vänta., en: Wait.}   | Vänta.                    | f:7:16: "Vänta."; expected one of update-mode, nothing-behind
      part-missing:             | parts-missing:            | f:23:3: unknown key "parts-missing"; expected one of lost
      loudest: -24              | loudest: 3                | f:33:12: "3"; expected decibels of full scale, from -60 to 0
      baud: 115200              | baud: fast                | f:37:14: "fast"; expected bits a second, from 300 to 4000000
      0d 2A 70 6f 77            | 0d 2                      | f:37:27: "0d 2"; expected 1 to 64 octets
      POW=(ON                   | POW=((ON                  | f:37:53: "POW=((ON|OFF)"; expected a regular expression
      maker: Acme               | maker: &a Acme            | f:1:8: an anchor or alias; expected every value written out
      maker: Acme               | maker: !!str Acme         | f:1:8: the tag "tag:yaml.org,2002:str"; expected a value without a tag
      maker: Acme               | maker: Acme: x            | f:1:12: a colon after a value that is no key
      maker: Acme               | 'maker: "Acme'            | f:8:14: indentation that does not fit the lines above
      """)
  void tellsWhatIsWrongAndWhere(String good, String bad, String error) {
    assertTrue(PROFILE.contains(good), good);
    var read = read("acme/eye-1", PROFILE.replace(good, bad));
    List<FileError> errors = errorsOf(read);
    assertTrue(errors.stream().anyMatch(e -> e.toString().startsWith(error)), errors + " instead of " + error);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      HYBRID: [camera]     | HYBRID: [kamera]  | f:21:12: "kamera"; expected one of the items camera, laptop
      HYBRID: [camera]     | HYBRID: []        | f:21:3: HYBRID needs nothing
      HYBRID: [camera]     | PARTY: [camera]   | f:21:3: unknown key "PARTY"; expected one of IN_ROOM, AUDIO, HYBRID, FORMAL_SITTING
      laptop:              | camera:           | f:11:3: the key "camera" stands twice
      laptop:              | agent:            | f:11:3: "agent"; expected an item like microphone
      amount: 2            | amount: 0         | f:14:13: "0"; expected a count from 1 to 20
      optional: true       | optional: yes     | f:15:15: "yes"; expected true or false
      greatest-age: 1 h    | age: 1 h          | f:4:5: the key "greatest-age" is missing
      proof: OPENED        | proof: OTHER      | f:7:12: "OTHER"; expected one of ENUMERATED, OPENED, MOVED_DATA, MEASURED
      """)
  void tellsWhatIsWrongWithAStandard(String good, String bad, String error) {
    assertTrue(STANDARD.contains(good), good);
    var read = StandardReader.read("room", "f", STANDARD.replaceFirst(good.replace("[", "\\["), bad).getBytes(UTF_8));
    List<FileError> errors = errorsOf(read);
    assertTrue(errors.stream().anyMatch(e -> e.toString().startsWith(error)), errors + " instead of " + error);
  }

  @Test
  void tellsEverythingThatIsWrongAtOnce() {
    var bad = PROFILE.replace("kind: CAMERA", "kind: EYE").replace("90 s", "soon").replace("Wait.", "''");
    List<FileError> errors = errorsOf(read("acme/eye-1", bad));
    assertEquals(List.of(3, 7, 15), errors.stream().map(FileError::line).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# only a remark", "---\n---\n", "[]", "just text", "{a: b}\n---\n{}", "\t", "? [x]\n: y",
      "a: *b", "%YAML 9.9\n---\na: b", "\u0000", "!!java.util.Date 2001-01-01", "- - - - - - - - - - - - - - x"})
  void refusesWhatIsNoProfileAtAll(String text) {
    var read = read("a/b", text);
    assertInstanceOf(FileRead.Bad.class, read);
    assertInstanceOf(FileRead.Bad.class, StandardReader.read("a", "f", text.getBytes(UTF_8)));
  }

  @Test
  void refusesBombsWithoutHarm() {
    assertEquals(FileFault.TOO_LARGE, onlyFault("[".repeat(60_000).getBytes(UTF_8)));
    assertEquals(FileFault.TOO_LARGE, onlyFault("x".repeat(70_000).getBytes(UTF_8)));
    assertEquals(FileFault.NOT_YAML,
        onlyFault("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n".getBytes(UTF_8)));
    assertEquals(FileFault.NOT_YAML, onlyFault("maker: Åmål".getBytes(StandardCharsets.ISO_8859_1)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void neverThrowsOnAFileThatIsDamaged(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      byte[] octets = (random.nextBoolean() ? PROFILE : STANDARD).getBytes(UTF_8);
      for (int n = random.nextInt(1, 5); n > 0; n--) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
      }
      byte[] damaged = java.util.Arrays.copyOf(octets, random.nextInt(octets.length + 1));
      ProfileReader.read("a/b", "f", damaged, new ClassShelf());
      StandardReader.read("a", "f", damaged);
    }
  }

  private static FileRead<DeviceProfile> read(String id, String text) {
    return ProfileReader.read(id, "f", text.getBytes(UTF_8), new ClassShelf());
  }

  private static FileFault onlyFault(byte[] octets) {
    List<FileError> errors = errorsOf(ProfileReader.read("a/b", "f", octets, new ClassShelf()));
    assertEquals(1, errors.size(), errors::toString);
    return errors.getFirst().fault();
  }

  private static <T> List<FileError> errorsOf(FileRead<T> read) {
    return switch (read) {
      case FileRead.Good<T>(T content) -> throw new AssertionError("taken: " + content);
      case FileRead.Bad<T>(List<FileError> errors) -> errors;
    };
  }
}
