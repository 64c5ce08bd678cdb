// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.protocol.Octets;

class DecodeCommandTest {
  private static final byte[] EDID = Octets.of("""
      00 ff ff ff ff ff ff 00    # header
      2d 81 34 12 15 cd 5b 07    # KLA 0x1234, serial number
      28 24 01 04                # week 40 of 2026, version 1.4
      b5 3c 22 78 3a             # 60 cm x 34 cm
      00 00 00 00 00 00 00 00 00 00 00 00 00
      01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01
      56 5e 00 a0 a0 a0 29 50 30 20 35 00 54 4f 21 00 00 1a            # 2560x1440
      00 00 00 fc 00 4b 6c 61 72 20 32 37 0a 20 20 20 20 20            # name
      00 00 00 ff 00 41 42 43 31 32 33 0a 20 20 20 20 20 20            # serial
      00 00 00 10 00 00 00 00 00 00 00 00 00 00 00 00 00 00            # dummy
      00 7c                      # no extensions; checksum wrong on purpose
      """);
  private static final byte[] SERIAL_ADAPTER = Octets.of("""
      12 01 10 01 00 00 00 40 86 1a 23 75 64 02 00 02 00 01   # device 1a86:7523
      09 02 12 00 01 01 00 80 30                              # configuration
      09 04 00 00 00 ff 01 02 00                              # interface: vendor
      """);

  @TempDir
  private Path folder;

  @Test
  void printsTheWholeLineOfAnEdid() throws IOException {
    Path file = Files.write(folder.resolve("edid"), EDID);

    Ran ran = Ran.agent("decode", "edid", file.toString());

    int sum = 0;
    for (int i = 0; i < 127; i++) {
      sum += EDID[i];
    }
    String right = HexFormat.of().toHexDigits((byte) -sum);
    assertEquals(0, ran.exit());
    assertEquals(Jsonb.instance().type(String.class).toJson(file.toString()),
        ran.out().substring(8, ran.out().indexOf(",\"maker")));
    assertEquals(
        "\"maker\":\"KLA\",\"product\":4660,\"serial\":\"ABC123\",\"name\":\"Klar 27\",\"week\":40,\"year\":2026,"
            + "\"width_cm\":60,\"height_cm\":34,\"native\":{\"width\":2560,\"height\":1440,\"hz\":59.95055},\"extensions\":0,"
            + "\"checksums_ok\":false,\"problems\":[\"offset 0x7f: the checksum of block 0 is 0x7c, but should be 0x"
            + right
            + "\"]}",
        ran.out().strip().substring(ran.out().indexOf("\"maker")));
  }

  @Test
  void printsTheWholeLineOfUsbDescriptors() throws IOException {
    Path file = Files.write(folder.resolve("descriptors"), SERIAL_ADAPTER);

    Ran ran = Ran.agent("decode", "usb", file.toString());

    assertEquals(0, ran.exit());
    assertEquals("\"vid\":\"1a86\",\"pid\":\"7523\",\"usb\":\"1.10\",\"class\":0,\"interfaces\":[{\"number\":0,"
        + "\"class\":255,\"subclass\":1,\"protocol\":2,\"role\":\"serial-vendor\"}],\"video\":null,\"audio\":null,"
        + "\"hid\":null,\"serial\":{\"kind\":\"vendor\",\"ports\":1},\"problems\":[]}",
        ran.out().strip().substring(ran.out().indexOf("\"vid")));
  }

  @Test
  void decodesTheOthersWhenOneCannotBeReadAndAnswersOne() throws IOException {
    Path file = Files.write(folder.resolve("edid"), EDID);
    Path huge = Files.write(folder.resolve("huge"), new byte[512 * 1024 + 1]);

    Ran ran = Ran.agent("decode", "edid", folder.resolve("missing").toString(), folder.toString(), huge.toString(),
        file.toString());

    List<String> lines = ran.out().lines().toList();
    assertEquals(1, ran.exit());
    assertEquals(4, lines.size());
    assertTrue(lines.get(0).endsWith("\"checksums_ok\":null,\"problems\":[\"there is no such file\"]}"), lines.get(0));
    assertTrue(lines.get(1).contains("it is a directory"), lines.get(1));
    assertTrue(lines.get(2).contains("larger than 524288 octets"), lines.get(2));
    assertTrue(lines.get(3).contains("\"maker\":\"KLA\""), lines.get(3));
  }

  @Test
  void printsTheSameKeysForWhateverIsInAFile() throws IOException {
    Path edid = Files.write(folder.resolve("edid"), EDID);
    Path usb = Files.write(folder.resolve("usb"), SERIAL_ADAPTER);
    Path junk = Files.writeString(folder.resolve("junk"), "not a descriptor at all \u001b[31m");
    Path empty = Files.write(folder.resolve("empty"), new byte[0]);

    for (String kind : List.of("edid", "usb")) {
      Ran ran = Ran.agent("decode", kind, edid.toString(), usb.toString(), junk.toString(), empty.toString());
      assertEquals(0, ran.exit());
      List<List<String>> keys = ran.out().lines().map(DecodeCommandTest::keys).distinct().toList();
      assertEquals(1, keys.size(), keys.toString());
    }
  }

  @Test
  void takesHexDumpsOfManyKinds() throws IOException {
    String plain = HexFormat.ofDelimiter(" ").formatHex(EDID);
    StringBuilder xxd = new StringBuilder();
    StringBuilder hexdump = new StringBuilder();
    for (int at = 0; at < EDID.length; at += 16) {
      String row = HexFormat.of().formatHex(EDID, at, at + 16);
      String spaced = HexFormat.ofDelimiter(" ").formatHex(EDID, at, at + 16);
      xxd.append(String.format("%08x: %s  ..abcd.. 00 ff\n", at, row.replaceAll("(.{4})", "$1 ").strip()));
      hexdump
          .append(String.format("%08x  %s  %s  |..abcd..00 ff|\n", at, spaced.substring(0, 23), spaced.substring(24)));
    }
    hexdump.append(String.format("%08x\n", EDID.length));
    String decoded = "edid-decode (hex):\n\n" + plain.replaceAll("((?:.. ){15}..) ", "$1\n")
        + "\n\n----------------\n\nBlock 0, Base EDID:\n  00 ff\n";
    String carray = "0x" + plain.replace(" ", ", 0x") + ",";

    for (String text : List.of(plain, xxd.toString(), hexdump.toString(), decoded, carray)) {
      Path file = Files.writeString(folder.resolve("dump.txt"), text, StandardCharsets.US_ASCII);
      Ran ran = Ran.agent("decode", "edid", file.toString());
      assertTrue(ran.out().contains("\"serial\":\"ABC123\""), text + ran.out());
      assertTrue(!ran.out().contains("file holds") && !ran.out().contains("file ends"), text + ran.out());
    }
  }

  @Test
  void readsHugeLinesWithoutHarm() throws IOException {
    Path digits = Files.writeString(folder.resolve("digits"), "00".repeat(250_000));
    Path blanks = Files.writeString(folder.resolve("blanks"), "00:" + " ".repeat(500_000) + "|");
    Path descriptors = Files.write(folder.resolve("descriptors"),
        HexFormat.of().parseHex("0902ffff010100803202ff" + "02ff".repeat(200_000)));

    assertEquals(0, Ran.agent("decode", "edid", digits.toString(), blanks.toString()).exit());
    assertTrue(Ran.agent("decode", "usb", descriptors.toString()).out().contains("more than 10000 descriptors"));
  }

  @Test
  void answersTwoForAnUnknownKindOrNoFile() {
    assertEquals(2, Ran.agent("decode", "vga", "x").exit());
    assertEquals(2, Ran.agent("decode", "edid").exit());
  }

  @SuppressWarnings("unchecked")
  private static List<String> keys(String line) {
    return List.copyOf(((Map<String, Object>) Jsonb.instance().type(Object.class).fromJson(line)).keySet());
  }
}
