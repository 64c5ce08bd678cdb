// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlTest {
  private static String refused(Map<?, ?> content) {
    return String.valueOf(assertThrows(IllegalArgumentException.class,
        () -> new DeviceModel(new Yaml("x.yaml", content)).make(DeviceModel.Variant.PLAIN)).getMessage());
  }

  @Test
  void whatIsWrongIsToldWithItsPlace() {
    assertEquals("x.yaml: usb must be vvvv:pppp, not 46d:82d", refused(Map.of("usb", "46d:82d")));
    assertEquals("x.yaml: usb must be a text, not null", refused(Map.of()));
    assertEquals("x.yaml, functions: no function is called toaster", refused(Map.of("usb", "046d:082d", "speed", "high",
        "release", "0100", "maker", "A", "product", "B", "functions", List.of(Map.of("kind", "toaster")))));
    assertEquals("x.yaml, functions: [colour] is not known here", refused(Map.of("usb", "046d:082d", "speed", "high",
        "release", "0100", "maker", "A", "product", "B", "functions",
        List.of(Map.of("kind", "telephony", "colour", "red")))));
  }
}
