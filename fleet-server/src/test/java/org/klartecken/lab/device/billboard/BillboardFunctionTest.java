// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.billboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.klartecken.lab.device.DeviceModel;
import org.klartecken.lab.device.DeviceModel.Variant;
import org.klartecken.lab.device.EmulatedDevice;

class BillboardFunctionTest {
  private final EmulatedDevice adapter = DeviceModel.named("via-billboard").make(Variant.PLAIN);

  private String bos() {
    return HexFormat.of().formatHex(adapter.bos().orElseThrow());
  }

  @Test
  void tellsThatDisplayPortWorks() {
    assertEquals("050f" + "3500" + "01" // BOS: 53 octets, one capability
        + "30" + "10" + "0d" // 48 octets, billboard
        + "01" + "01" + "00" + "0080" // where to read on, one mode, the preferred one, no VCONN
        + "03" + "00".repeat(31) // mode 0: successful
        + "2101" + "00" + "00" // version 1.21, no reason, reserved
        + "01ff" + "00" + "02", // DisplayPort, mode 0, its name
        bos());
  }

  @Test
  void aModeThatFailedIsTwo() {
    Objects.requireNonNull(DeviceModel.knobs(adapter).get("alternate-mode")).turn("failed");
    assertEquals("02", bos().substring(26, 28));
  }
}
