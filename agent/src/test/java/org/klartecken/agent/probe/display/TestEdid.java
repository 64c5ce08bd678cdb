// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.display;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A base block of EDID 1.4 that says: KTN 0x4711, number 77, week 7 of 2024, 1920 x 1080 at 60 Hz, "ROOM PANEL". */
public final class TestEdid {
  private TestEdid() {
  }

  public static byte[] octets() {
    byte[] edid = new byte[128];
    put(edid, 0, "00ffffffffffff00"); // header
    put(edid, 8, "2e8e"); // K T N in five bits each: 01011 10100 01110
    put(edid, 10, "1147" + "4d000000"); // product 0x4711, number 77
    put(edid, 16, "0722"); // week 7, 1990 + 34
    put(edid, 18, "0104" + "a5" + "7944" + "78" + "06"); // 1.4, digital by DisplayPort, 121 cm x 68 cm, gamma, preferred
    put(edid, 38, "01".repeat(16)); // no standard timings
    // 148.5 MHz, 1920 + 280, 1080 + 45, sync 88 44 4 5, 1209 mm x 680 mm, digital separate sync + +
    put(edid, 54, "023a801871382d40582c4500" + "b9a842" + "00001e");
    put(edid, 72, "000000fc00"); // monitor name
    System.arraycopy("ROOM PANEL\n  ".getBytes(StandardCharsets.US_ASCII), 0, edid, 77, 13);
    put(edid, 90, "0000001000"); // dummy
    put(edid, 108, "0000001000"); // dummy
    int sum = 0;
    for (byte b : edid) {
      sum += b;
    }
    edid[127] = (byte) -sum;
    return edid;
  }

  private static void put(byte[] edid, int at, String hex) {
    byte[] octets = HexFormat.of().parseHex(hex);
    System.arraycopy(octets, 0, edid, at, octets.length);
  }
}
