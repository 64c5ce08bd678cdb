// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.pulse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.protocol.pulse.PulseCodec.SoundDevice;

class PulseCodecTest {
  private static final String REPLY = "4c 00000002 4c 00000007"; // command 2, tag 7
  private static final String SERVER = REPLY + "74 7061 00" // server's name: pa
      + "74 3136 00 4e 74 70 00" // version 16, no user, host p
      + "61 03 02 0000bb80" // 16 bits, 2 channels, 48 kHz
      + "74 6a61 00 74 6d69 00" // default sink ja, default source mi
      + "4c 12345678"; // cookie of the server
  private static final String BEGIN = REPLY + "4c 00000001 74 6a61 00 74 4a 00" // index 1, name ja, description J
      + "61 03 01 0000bb80 6d 01 00" // sample specification, 1 channel: mono
      + "4c ffffffff 76 01 00010000 30"; // no owner, 1 volume, not muted
  private static final String END = "55 0000000000000000 74 64 00 4c 00000000"; // latency, driver, flags
  private static final String DEVICE = BEGIN + "4c 00000002 74 6d 00" + END; // with another, index 2, name m
  private static final String MICROPHONE = BEGIN + "4c ffffffff 4e" + END; // hears no sink
  private static final String CARD = "74 616c73612e63617264 00 4c 00000002 78 00000002 3100"; // alsa.card = "1"
  private static final String PIPEWIRE_CARD = "74 6170692e616c73612e70636d2e63617264 00 4c 00000003 78 00000003 313200"; // 12

  @Test
  void asksForADeviceByItsName() {
    byte[] expected = octets("00000012 ffffffff 00000000 00000000 00000000" // 18 octets, channel of commands
        + "4c 00000015 4c 00000007" // GET_SINK_INFO, tag 7
        + "4c ffffffff 74 6a61 00"); // no index, name ja
    expected[3] = (byte) (expected.length - PulseCodec.DESCRIPTOR);
    assertEquals(HexFormat.of().formatHex(expected), HexFormat.of().formatHex(PulseCodec.deviceInfo(7, true, "ja")));
  }

  @Test
  void readsTheDefaults() {
    assertEquals(Optional.of(new PulseCodec.Defaults("ja", "mi")), PulseCodec.defaults(octets(SERVER)));
  }

  @Test
  void readsTheCardBehindADevice() {
    assertEquals(OptionalInt.of(1), PulseCodec.card(octets(DEVICE + "50" + CARD + "4e"), true));
    assertEquals(OptionalInt.of(1), PulseCodec.card(octets(MICROPHONE + "50" + CARD + "4e"), false));
    assertEquals(OptionalInt.empty(), PulseCodec.card(octets(DEVICE + "50 4e"), true), "a null sink has no card");
    assertEquals(OptionalInt.empty(), PulseCodec.card(octets(DEVICE + "50" + CARD + "4e"), false),
        "what hears a loudspeaker's signal is no microphone");
  }

  @Test
  void takesTheNumberThatPipeWireGivesACardByItselfForWantOfAlsas() {
    assertEquals(OptionalInt.of(12), PulseCodec.card(octets(DEVICE + "50" + PIPEWIRE_CARD + "4e"), true));
    assertEquals(OptionalInt.of(1), PulseCodec.card(octets(DEVICE + "50" + PIPEWIRE_CARD + CARD + "4e"), true));
  }

  @Test
  void makesADeviceTheDefaultByItsName() {
    byte[] expected = octets("0000000e ffffffff 00000000 00000000 00000000" // 14 octets, channel of commands
        + "4c 0000002d 4c 00000007" // SET_DEFAULT_SOURCE, tag 7
        + "74 6d69 00"); // mi
    assertEquals(HexFormat.of().formatHex(expected), HexFormat.of().formatHex(PulseCodec.setDefault(7, false, "mi")));
  }

  @Test
  void readsTheCardsBehindAllDevices() {
    String second = MICROPHONE.substring(REPLY.length());
    String list = DEVICE + "50" + CARD + "4e 55 0000000000000000" + second + "50" + CARD + "4e 55 0000000000000000";
    assertEquals(
        Optional.of(List.of(new SoundDevice("ja", OptionalInt.empty()), new SoundDevice("ja", OptionalInt.of(1)))),
        PulseCodec.devices(octets(list), false));
    assertEquals(Optional.of(List.of()), PulseCodec.devices(octets(REPLY), false));
    byte[] whole = octets(list);
    int one = octets(DEVICE + "50" + CARD + "4e 55 0000000000000000").length;
    for (int length = octets(REPLY).length + 1; length < whole.length; length++) {
      boolean betweenTwo = length == one;
      assertEquals(betweenTwo, PulseCodec.devices(Arrays.copyOf(whole, length), false).isPresent(), "cut at " + length);
    }
  }

  @Test
  void tellsAReplyFromAnErrorAndFromWhatNobodyAsked() {
    assertTrue(PulseCodec.isReply(octets(SERVER), 7));
    assertFalse(PulseCodec.answers(octets(SERVER), 8));
    byte[] error = octets("4c 00000000 4c 00000007 4c 00000001");
    assertTrue(PulseCodec.answers(error, 7));
    assertFalse(PulseCodec.isReply(error, 7));
    assertFalse(PulseCodec.isUnknown(error, 7), "code 1: access denied");
    byte[] unknown = octets("4c 00000000 4c 00000007 4c 00000005");
    assertTrue(PulseCodec.isUnknown(unknown, 7));
    assertFalse(PulseCodec.isUnknown(unknown, 8));
    assertFalse(PulseCodec.isUnknown(octets(SERVER), 7));
    assertFalse(PulseCodec.answers(octets("4c 00000044 4c ffffffff"), 7));
  }

  @Test
  void whatIsCutShortSaysNothing() {
    byte[] server = octets(SERVER.substring(0, SERVER.length() - "4c 12345678".length()));
    for (int length = 0; length < server.length; length++) {
      assertEquals(Optional.empty(), PulseCodec.defaults(Arrays.copyOf(server, length)));
    }
    byte[] device = octets(DEVICE + "50" + CARD + "4e");
    for (int length = 0; length < device.length; length++) {
      assertEquals(OptionalInt.empty(), PulseCodec.card(Arrays.copyOf(device, length), true));
    }
  }

  private static byte[] octets(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
